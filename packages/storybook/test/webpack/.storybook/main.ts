import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { StorybookConfig } from "@storybook/react-webpack5";

const config: StorybookConfig = {
  stories: ["../src/**/*.stories.tsx"],
  addons: [{ name: "@nacre/storybook", options: { snapshot: process.env["NACRE_SNAPSHOT"], stories: ["components"] } }],
  framework: dirname(fileURLToPath(import.meta.resolve("@storybook/react-webpack5/package.json"))),
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  webpackFinal: (webpack) => {
    const jsc = { parser: { syntax: "typescript", tsx: true }, transform: { react: { runtime: "automatic" } } };
    const rules = [
      ...(webpack.module?.rules ?? []),
      { test: /\.tsx?$/, exclude: /node_modules/, use: { loader: "swc-loader", options: { jsc } } },
    ];
    return { ...webpack, module: { ...webpack.module, rules } };
  },
};

export default config;
