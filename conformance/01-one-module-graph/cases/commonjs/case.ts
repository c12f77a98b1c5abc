import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "CommonJS and ES modules of different builds use each other",
  builds: {
    host: { remotes: ["lib"] },
    lib: {
      exposes: {
        "./function": "./function.cjs",
        "./names": "./names.cjs",
        "./transpiled": "./transpiled.cjs",
        "./module": "./module.js",
      },
    },
  },
  expected: {
    imported: ["called", "called", "one", "one", "default", "name"],
    required: ["called", "one", "default", "default of a module", "name of a module"],
  },
});
