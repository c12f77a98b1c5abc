import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "shareKey, import and packageName: one package under another's name",
  builds: {
    host: {
      remotes: ["lib"],
      shared: { react: false, dep: { shareKey: "kit" } },
      install: { dep: "1.0.0" },
      dependencies: { dep: "^1.0.0" },
    },
    lib: {
      exposes: { "./use": "./use.js" },
      shared: { kit: { import: "dep", packageName: "dep" } },
      install: { dep: "1.4.0" },
      dependencies: { dep: "^1.0.0" },
    },
  },
  expected: ["1.0.0 of host", "1.0.0 of host"],
});
