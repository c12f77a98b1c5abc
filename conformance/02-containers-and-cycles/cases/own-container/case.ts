import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "a build that imports its own exposed module as a remote gets the one that it has",
  builds: {
    host: { exposes: { "./state": "./state.js" }, remotes: ["host", "lib"] },
    lib: { exposes: { "./own": "./own.js", "./read": "./read.js" }, remotes: { self: "lib" } },
  },
  expected: { host: true, lib: true, evaluations: 1 },
});
