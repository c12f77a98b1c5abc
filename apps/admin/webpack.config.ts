import { configure } from "../webpack.base.ts";

export default configure(
  import.meta.dirname,
  { name: "admin", html: "./src/index.html", remotes: ["components"], owner: "Back office" },
  "./src/main.tsx",
);
