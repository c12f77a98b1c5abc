import { configure } from "../webpack.base.ts";

export default configure(
  import.meta.dirname,
  {
    name: "shell",
    html: "./src/index.html",
    routes: "./src/routes.ts",
    exposes: { "./cart": "./src/cart.ts", "./session": "./src/session.ts" },
    shared: ["date-fns"],
    owner: "Shop platform",
  },
  "./src/main.tsx",
);
