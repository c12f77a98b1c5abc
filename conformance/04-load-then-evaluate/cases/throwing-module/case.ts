import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "what a remote module throws is thrown where it is imported; the next import evaluates it again",
  builds: {
    host: { remotes: ["lib"] },
    lib: { exposes: { "./state": "./state.js", "./throws": "./throws.js", "./uses": "./uses.js" } },
  },
  async test(page) {
    const seen = await page.run(async ({ app }) => {
      const messages: string[] = [];
      for (let i = 0; i < 3; i += 1)
        messages.push(await app.load().catch((error: Error) => `${error.message} (${error.constructor.name})`));
      return messages;
    });
    expect(seen).toEqual(["attempt 1 (RangeError)", "attempt 2 (RangeError)", "attempt 3 worked"]);
  },
});
