import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "an asynchronous module that fails is the error of its import; the next import evaluates it again",
  builds: {
    host: { remotes: ["lib"] },
    lib: { exposes: { "./fails": "./fails.js" } },
  },
  diagnostics: ["NACRE_PLAN_ASYNC_UNAWARE"],
  async test(page) {
    const seen = await page.run(async ({ app }) => {
      const load = async (): Promise<string> => app.load().catch((error: Error) => error.message);
      return [await load(), await load(), await app.direct()];
    });
    expect(seen).toEqual(["attempt 1", "attempt 2", "attempt 3 works"]);
  },
});
