import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "a cycle that is entered from both sides at once waits for nobody",
  builds: {
    host: { remotes: ["b", "c"] },
    b: { exposes: { "./e": "./e.js", "./lazy": "./lazy.js" }, remotes: ["c"] },
    c: { exposes: { "./e": "./e.js", "./lazy": "./lazy.js" }, remotes: ["b"] },
  },
  expected: ["b sees c", "c sees b"],
  async test(page) {
    expect(await page.run(({ app }) => app.dynamic())).toEqual(["lazy b sees lazy c", "lazy c sees lazy b"]);
    const direct = await page.open();
    expect(
      await direct.run(async ({ runtime }) => {
        const both = await Promise.all([runtime.import("c/lazy"), runtime.import("b/lazy")]);
        return both.map((each) => (each as { peer(): string }).peer());
      }),
    ).toEqual(["lazy c sees lazy b", "lazy b sees lazy c"]);
  },
});
