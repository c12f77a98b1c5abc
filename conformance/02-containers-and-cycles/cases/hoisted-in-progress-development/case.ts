import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "in development, a cycle that comes back to a module in progress can call its functions",
  builds: {
    host: { folder: "../hoisted-in-progress/host", remotes: ["b", "c"], config: { mode: "development" } },
    b: {
      folder: "../hoisted-in-progress/b",
      exposes: { "./e1": "./e1.js" },
      remotes: ["c"],
      config: { mode: "development" },
    },
    c: {
      folder: "../hoisted-in-progress/c",
      exposes: { "./e1": "./e1.js", "./e2": "./e2.js" },
      remotes: ["b"],
      config: { mode: "development" },
    },
  },
  expected: ["first and one", "function one"],
});
