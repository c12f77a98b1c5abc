import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { StorybookConfig } from "@storybook/react-vite";

const config: StorybookConfig = {
  stories: ["../src/**/*.stories.tsx"],
  addons: [
    "@storybook/addon-docs",
    "@storybook/addon-a11y",
    { name: "@nacre/storybook", options: { local: { components: "../apps/components" } } },
  ],
  // As a folder: Storybook looks for a name beside itself, which need not be where this project has it.
  framework: dirname(fileURLToPath(import.meta.resolve("@storybook/react-vite/package.json"))),
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
};

export default config;
