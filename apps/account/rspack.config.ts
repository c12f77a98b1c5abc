import { NacrePlugin } from "@nacre/webpack";
import type { Configuration } from "@rspack/core";
import { join } from "node:path";

const folder = import.meta.dirname;

export default (_env: unknown, { mode = "development" }: { mode?: "production" | "development" }): Configuration => ({
  mode,
  context: folder,
  entry: {},
  target: ["web", "es2022"],
  devtool: mode === "production" ? "source-map" : "cheap-module-source-map",
  output: {
    path: join(folder, "dist"),
    filename: "[name].[contenthash:8].js",
    chunkFilename: "[id].[contenthash:8].js",
    cssFilename: "[name].[contenthash:8].css",
    cssChunkFilename: "[id].[contenthash:8].css",
    clean: true,
  },
  resolve: { extensions: [".tsx", ".ts", ".js"] },
  module: {
    generator: { "css/auto": { localIdentName: "account_[local]_[hash:6]", exportsConvention: "as-is" } },
    parser: { "css/auto": { namedExports: false } },
    rules: [
      {
        test: /\.tsx?$/,
        loader: "builtin:swc-loader",
        options: {
          jsc: {
            parser: { syntax: "typescript", tsx: true },
            transform: { react: { runtime: "automatic", development: mode === "development" } },
            target: "es2022",
          },
        },
      },
      { test: /\.css$/, type: "css/auto" },
    ],
  },
  plugins: [
    new NacrePlugin({
      name: "account",
      exposes: { "./Page": "./src/Page.tsx", "./OrdersLink": "./src/OrdersLink.tsx" },
      contributes: { "header.actions": "./OrdersLink" },
      remotes: ["components", "shell"],
      shared: ["date-fns"],
      owner: "Customer team",
    }) as never,
  ],
});
