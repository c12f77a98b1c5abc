import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

import type { CaseBuild } from "../../../harness/Case.ts";

const container = (version: string): CaseBuild => ({
  folder: "../siblings/use",
  exposes: { "./use": "./use.js" },
  shared: { dep: { singleton: true } },
  install: { dep: version },
  dependencies: { dep: "^1.0.0" },
});

export default defineCase({
  title: "the root may admit that siblings share with each other: then all use one copy, in any order",
  builds: {
    host: { folder: "../siblings/bare", admit: ["dep"] },
    a: container("1.1.0"),
    b: container("1.2.0"),
  },
  async test(page) {
    for (const order of [
      ["a/use", "b/use"],
      ["b/use", "a/use"],
    ]) {
      await using fresh = await page.open();
      const used = await fresh.run(async ({ runtime }, references) => {
        const versions: string[] = [];
        for (const reference of references)
          versions.push(((await runtime.import(reference)) as { version: string }).version);
        return versions;
      }, order);
      expect(used).toEqual(["1.2.0 of b", "1.2.0 of b"]);
    }
  },
});
