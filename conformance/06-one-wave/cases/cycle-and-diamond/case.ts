import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "containers in a cycle and in a diamond are one wave, each file once",
  separateOrigins: true,
  builds: {
    host: { exposes: { "./names": "./names.js" }, remotes: ["a", "b"] },
    a: { exposes: { "./module": "./module.js" }, remotes: ["shared-part", "b"] },
    b: { exposes: { "./module": "./module.js" }, remotes: ["shared-part", "a", "host"] },
    "shared-part": { exposes: { ".": "./index.js" } },
  },
  expected: ["a", "b", "part of a", "part of b", "names of host"],
});
