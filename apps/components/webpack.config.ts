import { configure } from "../webpack.base.ts";

export default configure(import.meta.dirname, {
  name: "components",
  exposes: {
    ".": "./src/index.ts",
    "./Button": "./src/Button.tsx",
    "./Card": "./src/Card.tsx",
    "./Dialog": "./src/Dialog.tsx",
    "./Price": "./src/Price.tsx",
    "./Skeleton": "./src/Skeleton.tsx",
    "./TextField": "./src/TextField.tsx",
  },
  owner: "Design system team",
});
