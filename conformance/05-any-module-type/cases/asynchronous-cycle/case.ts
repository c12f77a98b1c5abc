import { defineCase } from "../../../harness/Case.ts";

import type { CaseBuild } from "../../../harness/Case.ts";

const knows: CaseBuild["knows"] = { remotes: { a: { async: ["./x"] }, b: { async: ["./y"] } } };

export default defineCase({
  title: "asynchronous modules of containers that import each other are evaluated, and see each other",
  builds: {
    host: { remotes: ["a", "b"], knows },
    a: { exposes: { "./x": "./x.js" }, remotes: ["b"], knows },
    b: { exposes: { "./y": "./y.js" }, remotes: ["a"], knows },
  },
  diagnostics: (bundler) =>
    bundler === "webpack" ? [] : Array.from({ length: 4 }, () => "NACRE_PLAN_ASYNC_UNAWARE" as const),
  expected: ["x sees y", "y sees x"],
});
