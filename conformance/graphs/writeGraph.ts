import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { NacrePlugin } from "@nacre/webpack";
import type { Configuration } from "webpack";
import type { Graph, GraphBuild, GraphModule, GraphPackage, GraphSettings } from "./Graph.ts";

/** Writes the sources of all builds, and gives the configuration of each. */
export async function writeGraph({ builds, settings }: Graph, folder: string): Promise<Configuration[]> {
  await rm(folder, { recursive: true, force: true });
  const files = builds.flatMap((build) =>
    Object.entries(filesOf(build)).map(([file, text]) => [build.name, file, text]),
  );
  for (const path of new Set(files.map(([name, file]) => dirname(join(folder, name!, file!)))))
    await mkdir(path, { recursive: true });
  await Promise.all(files.map(([name, file, text]) => writeFile(join(folder, name!, file!), text!)));
  return builds.map((build) => configurationOf(build, settings, join(folder, build.name)));
}

function filesOf({ name, dependencies, packages, modules }: GraphBuild): Record<string, string> {
  return {
    "package.json": JSON.stringify({ name, version: "1.0.0", dependencies }),
    ...Object.fromEntries(modules.map((module) => [`${module.name}.js`, codeOfModule(name, module)])),
    ...Object.assign({}, ...packages.map((each) => filesOfPackage(name, each, "node_modules"))),
  } as Record<string, string>;
}

/** Each module says which copies it sees, when it is asked, and passes the question on to what it imports. */
function codeOfModule(build: string, { name, uses, imports, lazy }: GraphModule): string {
  const id = `${build}/${name}`;
  return [
    ...uses.map((each) => `import * as ${each} from "${each}";`),
    ...imports.map((reference, index) => `import * as r${index} from "${reference}";`),
    `export function collect(seen) {`,
    `  if ("${id}" in seen) return;`,
    `  seen["${id}"] = { ${uses.map((each) => `${each}: ${each}.copy()`).join(", ")} };`,
    ...uses.map((each) => `  ${each}.collect(seen);`),
    ...imports.map((_, index) => `  r${index}.collect(seen);`),
    `}`,
    `export const lazy = { ${lazy.map((reference) => `"${reference}": () => import("${reference}")`).join(", ")} };`,
    ...(name === "main" ? ["export const root = true;"] : []),
  ].join("\n");
}

function filesOfPackage(build: string, each: GraphPackage, parent: string): Record<string, string> {
  const { name, version, dependencies, nested } = each;
  const folder = `${parent}/${name}`;
  const copy = copyOf(build, folder, version);
  const used = Object.keys(dependencies);
  const code = [
    ...used.map((other) => `import * as ${other} from "${other}";`),
    `export function copy() { return "${copy}"; }`,
    `export function collect(seen) {`,
    `  if ("${copy}" in seen) return;`,
    `  seen["${copy}"] = { ${used.map((other) => `${other}: ${other}.copy()`).join(", ")} };`,
    ...used.map((other) => `  ${other}.collect(seen);`),
    `}`,
  ];
  return {
    [`${folder}/package.json`]: JSON.stringify({ name, version, type: "module", main: "index.js", dependencies }),
    [`${folder}/index.js`]: code.join("\n"),
    ...Object.assign({}, ...nested.map((inner) => filesOfPackage(build, inner, `${folder}/node_modules`))),
  } as Record<string, string>;
}

/** `b: node_modules/p1 @ 1.2.3` */
export function copyOf(build: string, folder: string, version: string): string {
  return `${build}: ${folder} @ ${version}`;
}

function configurationOf(
  { name, shared, modules }: GraphBuild,
  settings: GraphSettings,
  context: string,
): Configuration {
  const exposed = modules.filter((module) => module.name !== "main");
  return {
    mode: settings.mode,
    context,
    target: ["web", "es2022"],
    devtool: false,
    performance: false,
    ...(exposed.length < modules.length && { entry: "./main.js" }),
    optimization: {
      minimize: false,
      concatenateModules: settings.concatenate,
      ...(settings.splitChunks && { splitChunks: { chunks: "all" as const, minSize: 0 } }),
      ...(settings.runtimeChunk && { runtimeChunk: "single" as const }),
    },
    output: { path: join(context, "dist"), filename: "[name].[contenthash:8].js" },
    plugins: [
      new NacrePlugin({
        name,
        exposes: Object.fromEntries(exposed.map((module) => [`./${module.name}`, `./${module.name}.js`])),
        remotes: ["host", "a", "b", "c", "d"],
        shared,
      }),
    ],
  };
}
