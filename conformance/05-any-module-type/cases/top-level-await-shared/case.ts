import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "a shared module with top-level await has its values in every build that consumes it",
  builds: {
    host: { remotes: ["lib"], shared: ["dep"], dependencies: { dep: "^1.0.0" } },
    lib: { exposes: { "./use": "./use.js" }, shared: ["dep"], dependencies: { dep: "^1.0.0" } },
  },
  diagnostics: ["NACRE_PLAN_ASYNC_UNAWARE", "NACRE_PLAN_ASYNC_UNAWARE"],
  expected: { host: "1.1.0 of host", lib: "1.1.0 of host", same: true },
});
