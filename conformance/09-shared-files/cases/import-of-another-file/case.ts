import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "what is provided may be another file than the one that is imported",
  builds: {
    host: { shared: { "./old.js": { import: "./new.js" } } },
  },
  expected: "new",
});
