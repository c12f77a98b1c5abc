import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title:
    "components of the library and of the application see one context, because one copy of the view library is used",
  builds: {
    shop: {
      remotes: ["components"],
      shared: { view: { singleton: true } },
      dependencies: { view: "^1.0.0" },
    },
    components: {
      exposes: { "./Themed": "./Themed.js" },
      shared: { view: { singleton: true } },
      dependencies: { view: "^1.0.0" },
    },
  },
  expected: ["dark", "dark"],
});
