import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "where node_modules nest, several versions are provided and consumed, across containers as well",
  builds: {
    host: {
      remotes: ["old", "young", "both"],
      shared: ["dep"],
      install: { dep: "1.0.0" },
      dependencies: { dep: "^1.0.0", outer: "^1.0.0" },
    },
    old: {
      folder: "container",
      exposes: { "./use": "./use.js" },
      shared: ["dep"],
      install: { dep: "1.5.0" },
      dependencies: { dep: "^1.0.0" },
    },
    young: {
      folder: "container",
      exposes: { "./use": "./use.js" },
      shared: ["dep"],
      install: { dep: "2.5.0" },
      dependencies: { dep: "^2.0.0" },
    },
    both: {
      exposes: { "./use": "./use.js" },
      shared: ["dep"],
      install: { dep: "1.7.0" },
      dependencies: { dep: "^1.0.0", outer: "^1.0.0" },
    },
  },
  expected: {
    host: ["1.0.0 of host", "2.0.0 of outer in host"],
    old: "1.0.0 of host",
    young: "2.0.0 of outer in host",
    both: ["1.0.0 of host", "2.0.0 of outer in host"],
  },
  test(page) {
    for (const name of ["host", "both"]) expect(page.builds[name]!.manifest.provides["dep"]).toHaveLength(2);
  },
});
