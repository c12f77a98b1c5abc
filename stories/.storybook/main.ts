import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { StorybookConfig } from "@storybook/react-vite";
import { mergeConfig, type Rolldown } from "vite";

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
  viteFinal: (vite) => mergeConfig(vite, { build: { rolldownOptions: { onLog } } }),
};

/** All of it runs in the browser: that `"use client"` is lost says nothing, 200 times. */
function onLog(level: Rolldown.LogLevel, log: Rolldown.RolldownLog, handle: Rolldown.LogOrStringHandler): void {
  if (log.code !== "MODULE_LEVEL_DIRECTIVE") handle(level, log);
}

export default config;
