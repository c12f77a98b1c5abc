import { join } from "node:path";
import { rspack } from "@rspack/core";
import MiniCssExtractPlugin from "mini-css-extract-plugin";
import { expect } from "vitest";
import type { Configuration } from "webpack";
import type { Bundler, Case, CaseBuild, CasePage } from "../harness/Case.ts";
import type { Row } from "./settings.ts";

/** The nested example, with every build made as the row says. */
export function rowCase(row: Row, bundler: Bundler, cacheFolder: string): Case {
  const build = (name: string, more: CaseBuild): CaseBuild => ({
    ...more,
    config: configure(row, bundler, join(cacheFolder, name)),
  });
  return {
    title: describeRow(row),
    builds: {
      host: build("host", {
        remotes: ["a", "b"],
        shared: ["dep"],
        install: { dep: "1.0.0" },
        dependencies: { dep: "^1.0.0" },
      }),
      a: build("a", {
        exposes: { "./widget": "./widget.js" },
        remotes: ["b"],
        shared: ["dep", "other"],
        install: { dep: "1.5.0", other: "1.0.0" },
        dependencies: { dep: "^1.0.0", other: "^1.0.0" },
      }),
      b: build("b", {
        exposes: { "./button": "./button.js" },
        shared: ["other"],
        install: { other: "2.0.0" },
        dependencies: { other: "^2.0.0" },
      }),
    },
    expected: {
      host: "1.0.0 of host",
      widget: "widget of a with button of b with 2.0.0 of b and 1.0.0 of host",
      lazy: "lazy widget with 1.0.0 of a",
      local: "lazy of host with button of b with 2.0.0 of b",
    },
    test: checkStyles,
  };
}

export function describeRow(row: Row): string {
  return Object.entries(row)
    .map(([setting, value]) => `${setting} ${value}`)
    .join(", ");
}

async function checkStyles(page: CasePage): Promise<void> {
  if (page.environment === "node") return;
  const colors = await page.run(({ app }) => ["host", "a", "b"].map(app.color as (name: string) => string));
  expect(colors).toEqual(["rgb(1, 1, 1)", "rgb(2, 2, 2)", "rgb(3, 3, 3)"]);
}

function configure(row: Row, bundler: Bundler, cacheFolder: string): Configuration {
  const name = row.names === "contenthash" ? "[name].[contenthash:8]" : "[name]";
  const { rules, plugins, experiments } = css(row, bundler, name);
  return {
    mode: row.mode,
    devtool: { none: false as const, files: "source-map", eval: "eval-source-map" }[row.sourceMaps],
    module: { rules },
    plugins,
    experiments,
    cache: row.cache === "none" ? false : cacheIn(cacheFolder, bundler),
    optimization: {
      concatenateModules: row.concatenate === "on",
      minimize: row.minimize === "on",
      ...(row.splitChunks === "all" && { splitChunks: { chunks: "all" as const, minSize: 0 } }),
      ...(row.runtimeChunk === "single" && { runtimeChunk: "single" as const }),
    },
    output: {
      filename: `${name}.js`,
      ...(row.format === "module" && { module: true, chunkFormat: "module", chunkLoading: "import" }),
    },
  };
}

/** What the bundler emits itself, or what a loader extracts. */
function css(
  { css: kind }: Row,
  bundler: Bundler,
  name: string,
): Required<Pick<Configuration, "plugins" | "experiments">> & { rules: object[] } {
  const test = /\.css$/;
  if (kind === "native") return { rules: [{ test, type: "css/auto" }], plugins: [], experiments: { css: true } };
  const Extract = (
    bundler === "webpack" ? MiniCssExtractPlugin : rspack.CssExtractRspackPlugin
  ) as typeof MiniCssExtractPlugin;
  const rule = { test, type: "javascript/auto", use: [Extract.loader, "css-loader"] };
  return { rules: [rule], plugins: [new Extract({ filename: `${name}.css` })], experiments: {} };
}

/** Where the other bundler's types know no such option. */
function cacheIn(folder: string, bundler: Bundler): NonNullable<Configuration["cache"]> {
  const own = { type: "persistent", storage: { type: "filesystem", directory: folder } };
  return bundler === "rspack" ? (own as never) : { type: "filesystem", cacheDirectory: folder };
}
