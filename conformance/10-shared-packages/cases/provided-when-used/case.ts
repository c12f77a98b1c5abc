import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "a shared package is provided only when it is used, whoever in the build uses it",
  builds: {
    host: {
      remotes: ["lib"],
      shared: ["used", "unused", "inner"],
      install: { used: "1.0.0", unused: "1.0.0", inner: "1.0.0" },
      dependencies: { used: "^1.0.0", unused: "^1.0.0", outer: "^1.0.0" },
    },
    lib: {
      exposes: { "./use": "./use.js" },
      shared: ["unused", "inner"],
      install: { unused: "1.1.0", inner: "1.1.0" },
      dependencies: { unused: "^1.0.0", inner: "^1.0.0" },
    },
  },
  expected: ["1.0.0 of host", "1.0.0 of host", "1.1.0 of lib", "1.0.0 of host"],
  test(page) {
    expect(Object.keys(page.builds["host"]!.manifest.provides).toSorted()).toEqual(["inner", "used"]);
  },
});
