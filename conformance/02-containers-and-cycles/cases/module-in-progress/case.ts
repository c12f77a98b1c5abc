import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "a cycle that comes back to a module in progress sees its live exports afterwards",
  builds: {
    host: { remotes: ["b", "c"] },
    b: { exposes: { "./e1": "./e1.js" }, remotes: ["c"] },
    c: { exposes: { "./e1": "./e1.js", "./e2": "./e2.js" }, remotes: ["b"] },
  },
  expected: { first: "function", second: "function", same: true },
});
