import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { StorybookConfig } from "@storybook/react-vite";

/** A Storybook that has no source of the library, and shows the build of it that is deployed. */
const config: StorybookConfig = {
  stories: ["../src/**/*.stories.tsx"],
  addons: [
    "@storybook/addon-docs",
    { name: "@nacre/storybook", options: { snapshot: process.env["NACRE_SNAPSHOT"], stories: ["components"] } },
  ],
  framework: dirname(fileURLToPath(import.meta.resolve("@storybook/react-vite/package.json"))),
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
};

export default config;
