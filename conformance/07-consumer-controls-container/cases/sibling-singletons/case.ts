import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

import type { CaseBuild } from "../../../harness/Case.ts";

const shares = (version: string): CaseBuild => ({
  shared: { dep: { singleton: true } },
  install: { dep: version },
  dependencies: { dep: "^1.0.0" },
});

export default defineCase({
  title: "singletons: the root's copy is everybody's; where it has none, siblings keep their own, and the plan says so",
  builds: {
    bare: { folder: "../siblings/bare" },
    low: { folder: "../siblings/root", ...shares("1.0.0") },
    a: { folder: "../siblings/use", exposes: { "./use": "./use.js" }, ...shares("1.1.0") },
    b: { folder: "../siblings/use", exposes: { "./use": "./use.js" }, ...shares("1.2.0") },
  },
  deploy: ["bare", "a", "b"],
  diagnostics: ["NACRE_PLAN_SINGLETON_SPLIT"],
  async test(page) {
    for (const order of [
      ["a/use", "b/use"],
      ["b/use", "a/use"],
    ]) {
      const versions = async (deploy: string[]): Promise<string[]> => {
        await using fresh = await page.open({ deploy });
        return await fresh.run(async ({ runtime }, references) => {
          const used: string[] = [];
          for (const reference of references)
            used.push(((await runtime.import(reference)) as { version: string }).version);
          return used.toSorted();
        }, order);
      };
      expect(await versions(["bare", "a", "b"])).toEqual(["1.1.0 of a", "1.2.0 of b"]);
      expect(await versions(["low", "a", "b"])).toEqual(["1.0.0 of low", "1.0.0 of low"]);
    }
  },
});
