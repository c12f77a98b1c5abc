import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "an entry imports remote and shared modules statically, without a file that imports it dynamically",
  builds: {
    host: {
      entry: ["./first.js", "./second.js"],
      remotes: ["lib"],
      shared: ["dep"],
      install: { dep: "1.0.0" },
      dependencies: { dep: "^1.0.0" },
    },
    lib: { exposes: { "./log": "./log.js" } },
  },
  expected: ["first", "second with 1.0.0 of host"],
});
