import { configure } from "../webpack.base.ts";

export default configure(import.meta.dirname, {
  name: "checkout",
  exposes: { "./Page": "./src/Page.tsx" },
  remotes: ["components", "shell"],
  owner: "Checkout team",
});
