import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "a container uses the consumer's copy where that satisfies it, though its own is higher; else its own",
  builds: {
    host: {
      remotes: ["lib"],
      shared: ["fits", "exact", "breaks", "single"],
      install: { fits: "1.0.0", exact: "1.0.0", breaks: "1.0.0", single: "1.0.0" },
      dependencies: { fits: "^1.0.0", exact: "1.0.0", breaks: "^1.0.0", single: "^1.0.0" },
    },
    lib: {
      exposes: { "./use": "./use.js" },
      shared: { fits: {}, exact: {}, breaks: {}, single: { singleton: true } },
      install: { fits: "1.5.0", exact: "1.0.0", breaks: "2.0.0", single: "1.5.0" },
      dependencies: { fits: "^1.0.0", exact: "1.0.0", breaks: "^2.0.0", single: "^1.0.0" },
    },
  },
  expected: {
    host: ["1.0.0 of host", "1.0.0 of host", "1.0.0 of host", "1.0.0 of host"],
    lib: ["1.0.0 of host", "1.0.0 of host", "2.0.0 of lib", "1.0.0 of host"],
    same: [true, true, false, true],
  },
});
