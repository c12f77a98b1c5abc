import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "a scope is a prefix too, and the version is that of each package",
  builds: {
    host: {
      remotes: ["lib"],
      shared: ["@kit/"],
      install: { "@kit/one": "1.0.0", "@kit/two": "2.0.0" },
      dependencies: { "@kit/one": "^1.0.0", "@kit/two": "^2.0.0" },
    },
    lib: {
      exposes: { "./use": "./use.js" },
      shared: ["@kit/"],
      install: { "@kit/one": "1.5.0", "@kit/two": "3.0.0" },
      dependencies: { "@kit/one": "^1.0.0", "@kit/two": "^3.0.0" },
    },
  },
  expected: ["1.0.0 of host", "2.0.0 of host", "1.0.0 of host", "3.0.0 of lib"],
  test(page) {
    expect(Object.keys(page.builds["host"]!.manifest.provides).toSorted()).toEqual(["@kit/one", "@kit/two"]);
  },
});
