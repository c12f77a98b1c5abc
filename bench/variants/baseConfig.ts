import { join } from "node:path";
import MiniCssExtractPlugin from "mini-css-extract-plugin";
import type { Configuration } from "webpack";

export const source: string = join(import.meta.dirname, "../source");

const swc = {
  jsc: {
    parser: { syntax: "typescript", tsx: true },
    transform: { react: { runtime: "automatic" } },
    target: "es2022",
  },
};

/** What every build of webpack has in common, whatever federates it. */
export function webpackConfig(name: string, out: string): Configuration {
  return {
    ...common(name, out),
    module: {
      rules: [
        { test: /\.tsx?$/, use: { loader: "swc-loader", options: swc } },
        { test: /\.css$/, use: [MiniCssExtractPlugin.loader, "css-loader"] },
      ],
    },
    // Their types are those of another webpack.
    plugins: [
      new MiniCssExtractPlugin({
        filename: "[name].[contenthash:8].css",
        chunkFilename: "[id].[contenthash:8].css",
      }) as never,
    ],
  };
}

/** The same for Rspack. It has its own types, so it is untyped here. */
export function rspackConfig(name: string, out: string): Configuration {
  const config = common(name, out);
  return {
    ...config,
    output: {
      ...config.output,
      cssFilename: "[name].[contenthash:8].css",
      cssChunkFilename: "[id].[contenthash:8].css",
    },
    module: {
      rules: [
        { test: /\.tsx?$/, use: { loader: "builtin:swc-loader", options: swc } },
        { test: /\.css$/, type: "css/auto" },
      ],
    },
  };
}

function common(name: string, out: string): Configuration {
  return {
    name,
    mode: "production",
    context: join(source, name),
    target: ["web", "es2022"],
    devtool: false,
    entry: {},
    output: {
      path: join(out, name),
      filename: "[name].[contenthash:8].js",
      chunkFilename: "[id].[contenthash:8].js",
      uniqueName: name,
      clean: true,
    },
    resolve: { extensions: [".tsx", ".ts", ".js"] },
    performance: { hints: false },
  };
}
