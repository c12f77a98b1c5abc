import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "ES modules: default, names, live binding, re-export, namespace, and what they are made of",
  builds: {
    host: { remotes: ["lib"] },
    lib: { exposes: { "./all": "./all.mjs" } },
  },
  expected: {
    names: ["Class", "asyncFunction", "count", "default", "destructured", "generator", "increment", "inner", "part"],
    values: ["default", 1, "async", [1, 2], "instance", 3, "part", "inner part"],
    isModule: true,
  },
});
