import { readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { rspack } from "@rspack/core";
import webpack, { type Configuration, type WebpackPluginInstance } from "webpack";
import { rspackConfig, source, webpackConfig } from "./baseConfig.ts";
import { runCompiler } from "./runCompiler.ts";
import { builds, shared } from "./shared.ts";
import type { Bases, BuiltFolder, Variant } from "./Variant.ts";
import { writeHtml } from "./writeHtml.ts";

interface Options {
  name: string;
  filename: string;
  exposes: Record<string, string>;
  remotes: Record<string, string>;
  shared: typeof shared;
}
type Plugin = new (options: never) => unknown;

interface Kind {
  name: string;
  title: string;
  bundler: "webpack" | "rspack";
  plugin(): Plugin;
  /** What a host asks of a remote first. */
  entry?: string;
  extra?: Record<string, unknown>;
  /** Module of the shell before `import("./main")`. */
  first?: string;
}

const load = createRequire(import.meta.url);
const enhanced = (): Plugin =>
  (load("@module-federation/enhanced/webpack") as { ModuleFederationPlugin: Plugin }).ModuleFederationPlugin;

const kinds: Kind[] = [
  {
    name: "webpack-mf",
    title: "webpack ModuleFederationPlugin",
    bundler: "webpack",
    plugin: () => webpack.container.ModuleFederationPlugin,
  },
  {
    name: "rspack-mf",
    title: "Rspack ModuleFederationPluginV1",
    bundler: "rspack",
    plugin: () => rspack.container.ModuleFederationPluginV1,
  },
  {
    name: "mf2",
    title: "Module Federation 2.9, manifest",
    bundler: "webpack",
    plugin: enhanced,
    entry: "mf-manifest.json",
    extra: { manifest: true, dts: false },
  },
  {
    name: "mf2-preload",
    title: "Module Federation 2.9, manifest and preload",
    bundler: "webpack",
    plugin: enhanced,
    entry: "mf-manifest.json",
    extra: { manifest: true, dts: false },
    first: "./preload.ts",
  },
];

/** What is used today, each as its documentation says. */
export const moduleFederation: Variant[] = kinds.map((kind) => ({
  name: kind.name,
  title: kind.title,
  separate: true,
  build: (out, bases) => build(kind, out, bases),
  html,
}));

async function build(kind: Kind, out: string, bases: Bases): Promise<BuiltFolder[]> {
  const configurations = Object.keys(builds).map((name) => configure(kind, name, out, bases));
  await runCompiler((kind.bundler === "webpack" ? webpack : rspack) as never, configurations);
  return Object.keys(builds).map((name) => ({ name, folder: join(out, name) }));
}

function configure(kind: Kind, name: string, out: string, bases: Bases): Configuration {
  const { exposes, remotes } = builds[name]!;
  const config = (kind.bundler === "webpack" ? webpackConfig : rspackConfig)(name, out);
  const entry = kind.entry ?? "remoteEntry.js";
  const options: Options = {
    name,
    filename: "remoteEntry.js",
    exposes,
    remotes: Object.fromEntries(remotes.map((remote) => [remote, `${remote}@${bases[remote]}${entry}`])),
    shared,
    ...kind.extra,
  };
  const plugin = new (kind.plugin())(options as never) as WebpackPluginInstance;
  const main = kind.first ? [kind.first, "./start.ts"] : "./start.ts";
  return {
    ...config,
    entry: name === "shell" ? { main } : {},
    output: { ...config.output, publicPath: bases[name]! },
    plugins: [...(config.plugins ?? []), plugin],
  };
}

async function html(built: readonly BuiltFolder[], bases: Bases): Promise<string> {
  const { folder } = built.find(({ name }) => name === "shell")!;
  const files = (await readdir(folder)).filter((file) => /^main\.\w+\.js$/.test(file));
  const template = await readFile(join(source, "shell/index.html"), "utf8");
  return writeHtml(template, bases["shell"]!, files, []);
}
