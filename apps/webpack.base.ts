import { NacrePlugin, type NacrePluginOptions } from "@nacre/webpack";
import MiniCssExtractPlugin from "mini-css-extract-plugin";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Configuration, RuleSetRule } from "webpack";
import { nameClass } from "./nameClass.ts";

/** `--mode` of the command line. */
type Mode = "production" | "development";
type Configure = (env: unknown, options: { mode?: Mode }) => Configuration;

/**
 * The configuration that the shop's webpack builds have in common: TypeScript, CSS modules, hashed files, a cache.
 *
 * @param folder The build's own.
 * @param entry Only for a build that is an application.
 */
export function configure(folder: string, nacre: NacrePluginOptions, entry?: string): Configure {
  return (_env, { mode = "development" }) => ({
    mode,
    context: folder,
    entry: entry ?? {},
    target: ["web", "es2022"],
    devtool: mode === "production" ? "source-map" : "cheap-module-source-map",
    output: {
      path: join(folder, "dist"),
      filename: "[name].[contenthash:8].js",
      chunkFilename: "[id].[contenthash:8].js",
      clean: true,
    },
    resolve: { extensions: [".tsx", ".ts", ".js"] },
    module: { rules: [scripts(mode), styles(nacre.name)] },
    cache: {
      type: "filesystem",
      cacheDirectory: join(folder, ".cache"),
      buildDependencies: { config: configFiles(folder) },
    },
    plugins: [
      new MiniCssExtractPlugin({ filename: "[name].[contenthash:8].css", chunkFilename: "[id].[contenthash:8].css" }),
      new NacrePlugin(nacre),
    ],
  });
}

function scripts(mode: Mode): RuleSetRule {
  const react = { runtime: "automatic", development: mode === "development" };
  const jsc = { parser: { syntax: "typescript", tsx: true }, transform: { react }, target: "es2022" };
  return { test: /\.tsx?$/, use: { loader: "swc-loader", options: { jsc } } };
}

function styles(name: string): RuleSetRule {
  const modules = { auto: true, namedExport: false, exportLocalsConvention: "as-is", getLocalIdent: nameClass(name) };
  return { test: /\.css$/, use: [MiniCssExtractPlugin.loader, { loader: "css-loader", options: { modules } }] };
}

/** What the cache has to be thrown away for. */
function configFiles(folder: string): string[] {
  return [
    import.meta.filename,
    join(folder, "webpack.config.ts"),
    fileURLToPath(import.meta.resolve("@nacre/webpack")),
  ];
}
