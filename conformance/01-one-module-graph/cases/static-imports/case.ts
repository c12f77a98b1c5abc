import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "a module of another build is imported by its default, its names, as a namespace, and for its effect",
  builds: {
    host: { remotes: ["lib"] },
    lib: { exposes: { "./math": "./math.js", "./effect": "./effect.js", ".": "./index.js" } },
  },
  expected: { square: 9, add: 5, names: ["add", "default"], effect: "done", index: "index of lib" },
});
