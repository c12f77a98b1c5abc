import type { Decorator, Preview } from "@storybook/react-vite";
import "@shop/components/tokens.css";
import "./preview.css";

/** As the shop does it: an attribute on the root element, on which the library's colours depend. */
const withTheme: Decorator = (Story, { globals }) => {
  document.documentElement.dataset["theme"] = String(globals["theme"]);
  return <Story />;
};

const preview: Preview = {
  tags: ["autodocs"],
  decorators: [withTheme],
  globalTypes: {
    theme: {
      description: "Light or dark",
      toolbar: {
        title: "Theme",
        dynamicTitle: true,
        items: [
          { value: "light", title: "Light", icon: "sun" },
          { value: "dark", title: "Dark", icon: "moon" },
        ],
      },
    },
  },
  initialGlobals: { theme: "light" },
  parameters: {
    backgrounds: { disable: true },
    a11y: { test: "error" },
    controls: { expanded: true },
  },
};

export default preview;
