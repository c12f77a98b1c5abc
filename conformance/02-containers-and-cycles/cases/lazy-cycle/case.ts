import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "containers that import each other dynamically load each other when they are asked",
  builds: {
    host: { remotes: ["a"] },
    a: { exposes: { "./x": "./x.js" }, remotes: ["b"] },
    b: { exposes: { "./x": "./x.js" }, remotes: ["a"] },
  },
  expected: { walk: "ababa", same: true },
});
