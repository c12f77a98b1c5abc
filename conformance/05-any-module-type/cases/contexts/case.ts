import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "require.context and import() of an expression, eager and lazy",
  builds: {
    host: { remotes: ["lib"] },
    lib: { exposes: { "./pages": "./pages.js" } },
  },
  expected: {
    eager: ["./about.js", "./home.js"],
    home: "home",
    lazy: "about",
    unknown: "Cannot find module './nowhere.js'",
  },
});
