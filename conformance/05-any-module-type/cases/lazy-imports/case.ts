import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "import() inside an exposed module loads chunks of its own build, with their shared and remote modules",
  builds: {
    host: { remotes: ["lib"], shared: ["dep"], install: { dep: "1.1.0" }, dependencies: { dep: "^1.0.0" } },
    lib: {
      exposes: { "./page": "./page.js" },
      remotes: ["deep"],
      shared: ["dep"],
      install: { dep: "1.0.0" },
      dependencies: { dep: "^1.0.0" },
    },
    deep: { exposes: { "./name": "./name.js" } },
  },
  async test(page) {
    const before = page.requested.length;
    expect(await page.run(({ app }) => app.open())).toBe("dialog of deep with dep 1.1.0 of host");
    expect(page.requested.slice(before).map((file) => file.split("/")[0]!)).toEqual(
      expect.arrayContaining(["lib", "deep"]),
    );
  },
});
