import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "JSON: the whole and parts of it",
  builds: {
    host: { remotes: ["lib"] },
    lib: { exposes: { "./data": "./data.json" } },
  },
  expected: { whole: { title: "data", list: [1, 2], deep: { er: null } }, list: [1, 2], dynamic: "data" },
});
