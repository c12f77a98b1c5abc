import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "a module is evaluated once, however many builds import it and in whatever way",
  builds: {
    host: { remotes: ["a", "b", "lib"] },
    a: { exposes: { "./read": "./read.js" }, remotes: ["lib"] },
    b: { exposes: { "./read": "./read.js" }, remotes: { library: "lib" } },
    lib: { exposes: { "./state": "./state.js", "./own": "./own.js" } },
  },
  expected: { evaluations: 1, same: [true, true, true, true, true] },
});
