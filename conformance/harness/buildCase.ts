import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { buildIdOf, type Build, type Manifest } from "@nacre/contract";
import { NacrePlugin } from "@nacre/webpack";
import type { Configuration } from "webpack";
import type { Bundler, CaseBuild } from "./Case.ts";
import { conformanceFolder, type FoundCase } from "./findCases.ts";
import { runBundler } from "./runBundler.ts";

export interface BuiltCase {
  bundler: Bundler;
  /** By key. Each `base` is the build's folder: where it will be served stands in no build. */
  builds: Record<string, Build>;
  warnings: string[];
}

/** Copies a case's sources to a folder that git ignores, and builds each of its builds by itself. */
export async function buildCase({ id, folder, definition }: FoundCase, bundler: Bundler): Promise<BuiltCase> {
  const target = join(conformanceFolder, ".tmp", bundler, id);
  await rm(target, { recursive: true, force: true });
  const warnings: string[] = [];
  const built = Object.entries(definition.builds).map(async ([key, build]): Promise<[string, Build]> => {
    const context = join(target, key);
    await writeSources(join(folder, build.folder ?? key), context, key, build);
    warnings.push(...(await runBundler(bundler, configurationOf(context, key, build, bundler))));
    return [key, await readBuild(join(context, "dist"))];
  });
  return { bundler, builds: Object.fromEntries(await Promise.all(built)), warnings };
}

/** Reads what lies in an output folder. */
export async function readBuild(dist: string): Promise<Build> {
  const manifest = JSON.parse(await readFile(join(dist, "nacre.json"), "utf8")) as Manifest;
  const id = await buildIdOf(manifest);
  return { id, base: `${dist}/`, manifest };
}

/** Files that are there win over those that the case's words stand for. */
async function writeSources(source: string, context: string, key: string, build: CaseBuild): Promise<void> {
  const { name = key, dependencies = {}, install = {}, knows } = build;
  await mkdir(context, { recursive: true });
  if (existsSync(source)) await cp(source, context, { recursive: true });
  await installPackages(context);
  // Also where it says nothing: the plugin looks for it upwards.
  await writeNew(join(context, ".nacre/remotes.json"), JSON.stringify({ schema: 1, remotes: {}, ...knows }));
  await writeNew(join(context, "package.json"), JSON.stringify({ name, version: "1.0.0", dependencies }));
  for (const [each, version] of Object.entries(install)) {
    const target = join(context, "node_modules", each);
    await writeNew(join(target, "package.json"), JSON.stringify({ name: each, version, sideEffects: false }));
    const code = `export const version = "${version} of ${name}"; export const instance = {};`;
    await writeNew(join(target, "index.js"), code);
  }
}

/** Packages of a case lie in folders called `packages_`, because git and npm have their own mind about `node_modules`. */
async function installPackages(context: string): Promise<void> {
  const entries = await readdir(context, { withFileTypes: true, recursive: true });
  const found = entries.filter((each) => each.isDirectory() && each.name === "packages_");
  const paths = found.map((each) => join(each.parentPath, each.name));
  // The inner ones first: their path still stands.
  for (const path of paths.toSorted((a, b) => b.length - a.length))
    await rename(path, join(dirname(path), "node_modules"));
}

async function writeNew(file: string, content: string): Promise<void> {
  if (existsSync(file)) return;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}

/** What of a build is not an option of the plugin. */
const around = new Set<string>(["name", "folder", "entry", "dependencies", "install", "knows", "config"]);

/** As users build for production, but readable. */
export function configurationOf(context: string, key: string, build: CaseBuild, bundler: Bundler): Configuration {
  const { name = key, entry = existsSync(join(context, "main.js")) && "./main.js", config = {} } = build;
  const own = typeof config === "function" ? config(bundler) : config;
  const options = Object.fromEntries(Object.entries(build).filter(([option]) => !around.has(option)));
  return {
    mode: "production",
    context,
    target: ["web", "es2022"],
    devtool: false,
    performance: false,
    ...(entry !== false && { entry }),
    ...own,
    optimization: { minimize: false, ...own.optimization },
    output: { path: join(context, "dist"), filename: "[name].[contenthash:8].js", ...own.output },
    plugins: [new NacrePlugin({ name, ...options }), ...(own.plugins ?? [])],
  };
}
