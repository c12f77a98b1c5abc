import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "shared packages that import each other work in the copies that the plan chose, across containers",
  builds: {
    host: { remotes: ["lib"], shared: ["p", "q"] },
    lib: { exposes: { "./use": "./use.js" }, shared: ["p", "q"] },
  },
  expected: { lib: ["p 1.0.0 of host", "q 1.0.0 of host", "p 1.0.0 of host"], same: true },
});
