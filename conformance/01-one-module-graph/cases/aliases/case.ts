import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "a container is imported under the name that the consumer gives it",
  builds: {
    host: { remotes: { ui: "components", "@design/system": "components" } },
    components: { exposes: { "./Button": "./Button.js", "./forms/Field": "./Field.js" } },
  },
  expected: { ui: "Button", scoped: true, deep: "Field" },
});
