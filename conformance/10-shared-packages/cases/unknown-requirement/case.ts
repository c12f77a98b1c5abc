import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "a requirement that names no versions is a warning of the build, and takes any version",
  builds: {
    host: {
      remotes: ["lib"],
      shared: ["dep"],
      install: { dep: "1.0.0" },
      dependencies: { dep: "^1.0.0" },
    },
    lib: {
      exposes: { "./use": "./use.js" },
      shared: ["dep"],
      install: { dep: "2.0.0" },
      dependencies: { dep: "latest" },
    },
  },
  warnings: [/NACRE_WEBPACK_UNKNOWN_RANGE: /],
  expected: ["1.0.0 of host", "1.0.0 of host"],
});
