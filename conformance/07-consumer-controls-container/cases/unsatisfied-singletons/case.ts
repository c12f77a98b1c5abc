import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title:
    "a singleton that the root does not satisfy: the root's copy and a warning; strict, a named error of that module",
  builds: {
    host: {
      remotes: ["lib"],
      shared: { loose: { singleton: true }, strict: { singleton: true } },
      install: { loose: "1.0.0", strict: "1.0.0" },
      dependencies: { loose: "^1.0.0", strict: "^1.0.0" },
    },
    lib: {
      exposes: { "./loose": "./loose.js", "./strict": "./strict.js" },
      shared: { loose: { singleton: true }, strict: { singleton: true, strictVersion: true } },
      install: { loose: "2.0.0", strict: "2.0.0" },
      dependencies: { loose: "^2.0.0", strict: "^2.0.0" },
    },
  },
  diagnostics: ["NACRE_PLAN_UNSATISFIED_SINGLETON", "NACRE_PLAN_UNSATISFIED_SINGLETON"],
  async test(page) {
    expect(
      await page.run(async ({ app }) => [
        await app.load("loose"),
        await app.load("strict").catch((error: { code: string }) => error.code),
        await app.load("loose"),
      ]),
    ).toEqual(["1.0.0 of host", "NACRE_PLAN_NO_SATISFYING_VERSION", "1.0.0 of host"]);
  },
});
