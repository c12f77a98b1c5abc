import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "an export that changes is seen to change, in every build and through re-exports",
  builds: {
    host: { remotes: ["middle", "lib"] },
    middle: { exposes: { "./again": "./again.js" }, remotes: ["lib"] },
    lib: { exposes: { "./counter": "./counter.js" } },
  },
  expected: { before: [0, 0, 0, "zero"], after: [2, 2, 2, "two"] },
});
