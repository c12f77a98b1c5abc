import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

import type { CaseBuild } from "../../../harness/Case.ts";

const shares: Partial<CaseBuild> = {
  shared: ["dep"],
  install: { dep: "1.0.0" },
  dependencies: { dep: "^1.0.0" },
};
const container = (remote: string): CaseBuild => ({
  exposes: { "./module": "./module.js" },
  remotes: [remote],
  ...shares,
});

export default defineCase({
  title: "six containers deep, with shared modules at every level, is one wave",
  builds: {
    host: { remotes: ["a"], ...shares, install: { dep: "1.1.0" } },
    a: container("b"),
    b: container("c"),
    c: container("d"),
    d: { ...container("e"), install: { dep: "2.0.0" }, dependencies: { dep: "^2.0.0" } },
    e: {
      exposes: { "./module": "./module.js" },
      shared: ["only"],
      install: { only: "1.0.0" },
      dependencies: { only: "^1.0.0" },
    },
  },
  expected: ["1.1.0 of host", "1.1.0 of host", "1.1.0 of host", "1.1.0 of host", "2.0.0 of d", "1.0.0 of e"],
  test(page) {
    expect(new Set(page.requested.map((file) => file.split("/")[0]))).toEqual(
      new Set(["host", "a", "b", "c", "d", "e"]),
    );
  },
});
