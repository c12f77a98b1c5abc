import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "two builds of one package are two containers, with modules and state of their own",
  builds: {
    host: { remotes: ["shop", "admin"] },
    shop: { folder: "package", exposes: { "./page": "./page.js" } },
    admin: { folder: "package", exposes: { "./page": "./page.js", "./only": "./only.js" } },
  },
  expected: { shop: 1, admin: 2, only: "only of admin" },
});
