import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "import: false takes the consumer's copy; where nobody provides one, only the module that needs it fails",
  builds: {
    host: { remotes: ["lib"], shared: ["given"], install: { given: "1.0.0" }, dependencies: { given: "^1.0.0" } },
    lib: {
      exposes: { "./given": "./given.js", "./absent": "./absent.js" },
      shared: { given: { import: false }, absent: { import: false } },
      dependencies: { given: "^1.0.0", absent: "^1.0.0" },
    },
  },
  diagnostics: ["NACRE_PLAN_NO_SATISFYING_VERSION"],
  async test(page) {
    const seen = await page.run(async ({ app }) => [
      await app.given(),
      await app.absent().catch((error: { code: string; details: object }) => [error.code, error.details]),
      await app.given(),
    ]);
    expect(seen).toEqual([
      "1.0.0 of host",
      ["NACRE_PLAN_NO_SATISFYING_VERSION", { container: "lib", key: "absent" }],
      "1.0.0 of host",
    ]);
  },
});
