import { configure } from "../webpack.base.ts";
import { routerExports } from "./routerExports.ts";

export default configure(
  import.meta.dirname,
  {
    name: "shell",
    html: "./src/index.html",
    routes: "./src/routes.ts",
    exposes: { "./cart": "./src/cart.ts", "./session": "./src/session.ts" },
    // The page's only router, for every build: without what no page uses.
    shared: {
      "date-fns": {},
      "react-router": { treeShaking: { usedExports: routerExports } },
    },
    owner: "Shop platform",
  },
  "./src/main.tsx",
);
