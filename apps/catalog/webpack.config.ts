import { configure } from "../webpack.base.ts";

export default configure(import.meta.dirname, {
  name: "catalog",
  routes: "./src/routes.ts",
  exposes: { "./List": "./src/List.tsx", "./Detail": "./src/Detail.tsx" },
  remotes: ["components", "shell"],
  shared: ["date-fns"],
  owner: "Catalog team",
});
