import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "a container or an expose that does not exist is a named error of the import; the rest runs on",
  builds: {
    host: { remotes: ["lib", "nowhere"] },
    lib: { exposes: { "./value": "./value.js" } },
  },
  diagnostics: ["NACRE_PLAN_UNKNOWN_CONTAINER", "NACRE_PLAN_UNKNOWN_EXPOSE"],
  async test(page) {
    const codes = await page.run(async ({ app, runtime }) => {
      const codeOf = (error: { code: string; details: { container?: string } }) => [
        error.code,
        error.details.container,
      ];
      return [
        await app.container().catch(codeOf),
        await app.expose().catch(codeOf),
        await app.value(),
        await runtime.import("lib/typo").catch(codeOf),
        await runtime.import("../lib").catch(codeOf),
      ];
    });
    expect(codes).toEqual([
      ["NACRE_PLAN_UNKNOWN_CONTAINER", "host"],
      ["NACRE_PLAN_UNKNOWN_EXPOSE", "host"],
      "value",
      ["NACRE_PLAN_UNKNOWN_EXPOSE", undefined],
      ["NACRE_CONTRACT_BAD_REFERENCE", undefined],
    ]);
  },
});
