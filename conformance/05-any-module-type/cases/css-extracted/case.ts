import { defineCase } from "../../../harness/Case.ts";

import { rspack } from "@rspack/core";
import MiniCssExtractPlugin from "mini-css-extract-plugin";
import type { Configuration } from "webpack";
import type { Bundler } from "../../../harness/Case.ts";

/** Of the bundler's own kind. */
function css(bundler: Bundler): Configuration {
  const Extract = (
    bundler === "webpack" ? MiniCssExtractPlugin : rspack.CssExtractRspackPlugin
  ) as typeof MiniCssExtractPlugin;
  const modules = { namedExport: true, exportLocalsConvention: "as-is", localIdentName: "[local]_[hash:hex:4]" };
  return {
    module: {
      rules: [
        {
          test: /\.css$/,
          type: "javascript/auto",
          use: [Extract.loader, { loader: "css-loader", options: { modules } }],
        },
      ],
    },
    plugins: [new Extract({ filename: "[name].[contenthash:8].css" })],
  };
}

export default defineCase({
  title: "CSS modules that a loader extracts: names from the exposed module, styles before it is evaluated",
  environments: ["chromium"],
  builds: {
    host: { remotes: ["lib"] },
    lib: { exposes: { "./card": "./card.js", "./names": "./card.css" }, config: css },
  },
  expected: { color: "rgb(4, 5, 6)", lazy: "rgb(7, 8, 9)", same: true },
});
