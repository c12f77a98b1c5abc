import { configure } from "../webpack.base.ts";

export default configure(import.meta.dirname, {
  name: "components",
  exposes: {
    ".": "./src/index.ts",
    "./Button": "./src/Button.tsx",
    "./Card": "./src/Card.tsx",
    "./Checkbox": "./src/Checkbox.tsx",
    "./Dialog": "./src/Dialog.tsx",
    "./EmptyState": "./src/EmptyState.tsx",
    "./IconButton": "./src/IconButton.tsx",
    "./Price": "./src/Price.tsx",
    "./Select": "./src/Select.tsx",
    "./Skeleton": "./src/Skeleton.tsx",
    "./Table": "./src/Table.tsx",
    "./Tabs": "./src/Tabs.tsx",
    "./TextField": "./src/TextField.tsx",
    "./Toast": "./src/Toast.tsx",
    "./Tooltip": "./src/Tooltip.tsx",
  },
  // One family: whoever uses it as well gets all of it from one build, and each component loads its own part only.
  shared: ["@base-ui/react/"],
  // Except the sheets: they are for pictures.
  stories: "../../stories/src/!(Sheets).stories.tsx",
  owner: "Design system team",
});
