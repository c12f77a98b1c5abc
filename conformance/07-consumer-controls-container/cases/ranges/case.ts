import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "what satisfies is what semver says: caret, tilde, zero versions, alternatives, prereleases, any",
  builds: {
    host: {
      remotes: ["lib"],
      shared: ["caret", "tilde", "zero", "either", "pre", "any"],
      install: { caret: "1.9.9", tilde: "1.2.9", zero: "0.3.0", either: "3.0.0", pre: "2.0.0-beta.2", any: "7.0.0" },
      dependencies: { caret: "*", tilde: "*", zero: "*", either: "*", pre: ">=0.0.0-0", any: "*" },
    },
    lib: {
      exposes: { "./use": "./use.js" },
      shared: {
        caret: {},
        tilde: { requiredVersion: "~1.2.3" },
        zero: {},
        either: {},
        pre: {},
        any: { requiredVersion: false },
      },
      install: { caret: "1.0.0", tilde: "1.2.3", zero: "0.2.1", either: "1.0.0", pre: "1.5.0", any: "1.0.0" },
      dependencies: {
        caret: "^1.0.0",
        tilde: "^9.0.0",
        zero: "^0.2.0",
        either: "^1.0.0 || ^3.0.0",
        pre: "^1.0.0",
        any: "^1.0.0",
      },
    },
  },
  expected: ["1.9.9 of host", "1.2.9 of host", "0.2.1 of lib", "3.0.0 of host", "1.5.0 of lib", "7.0.0 of host"],
});
