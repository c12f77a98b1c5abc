import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "modules with top-level await, exposed and imported statically, nested, re-exported and dynamically",
  builds: {
    host: { remotes: ["lib", "middle"] },
    middle: { exposes: { "./through": "./through.js", "./again": "./again.js" }, remotes: ["lib"] },
    lib: { exposes: { "./tla": "./tla.js", "./uses": "./uses.js" } },
  },
  diagnostics: Array.from({ length: 3 }, () => "NACRE_PLAN_ASYNC_UNAWARE" as const),
  expected: {
    static: ["default", "named", "uses default", "through default", "default", "named"],
    dynamic: ["default", "named", "uses default"],
    evaluations: 1,
  },
});
