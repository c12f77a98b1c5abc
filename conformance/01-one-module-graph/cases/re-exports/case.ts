import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "a build re-exports modules of others: by name, all, as a namespace, the default, and in a chain of builds",
  builds: {
    host: { remotes: ["front"] },
    front: { exposes: { ".": "./index.js" }, remotes: ["back"] },
    back: { exposes: { "./shapes": "./shapes.js", "./colors": "./colors.js" }, remotes: ["deep"] },
    deep: { exposes: { "./paint": "./paint.js" } },
  },
  expected: {
    names: ["circle", "colors", "default", "mix", "red", "square", "squareOfBack"],
    values: ["a circle", "a square", "a square", "red", "mixed by deep", "red", "default of shapes"],
  },
});
