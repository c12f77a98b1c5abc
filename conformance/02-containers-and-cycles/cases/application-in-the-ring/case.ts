import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "a container imports a module of the application that imports it, and evaluates it once",
  builds: {
    host: { exposes: { "./store": "./store.js" }, remotes: ["lib"] },
    lib: { exposes: { "./page": "./page.js" }, remotes: ["host"] },
  },
  expected: { pages: ["page"], evaluations: 1, same: true },
});
