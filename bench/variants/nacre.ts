import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { buildIdOf, parseManifest, type Build, type Snapshot } from "@nacre/contract";
import { makeSnapshot } from "@nacre/plan";
import { NacrePlugin, type NacrePluginOptions } from "@nacre/webpack";
import { rspack } from "@rspack/core";
import webpack, { type Configuration } from "webpack";
import { rspackConfig, webpackConfig } from "./baseConfig.ts";
import { renderPage } from "./renderPage.ts";
import { runCompiler } from "./runCompiler.ts";
import { builds, routerExports } from "./shared.ts";
import type { Bases, BuiltFolder, Variant } from "./Variant.ts";

/**
 * The default shares cover everything but the date library. Its only user has a copy of what it uses; the shell's router has for all
 * what pages of applications use, more than these pages do.
 */
const shared: Record<string, NonNullable<NacrePluginOptions["shared"]>> = {
  shell: {
    "date-fns": {},
    "react-router": { treeShaking: { usedExports: routerExports } },
    "react-router/dom": { treeShaking: true },
  },
  catalog: { "date-fns": { treeShaking: true } },
  components: ["date-fns"],
};

/** The same without second copies: every package is shared whole. */
const sharedWhole: typeof shared = { shell: ["date-fns"], catalog: ["date-fns"], components: ["date-fns"] };

const bundlers = ["webpack", "rspack"] as const;
type Bundler = (typeof bundlers)[number];

/** Without declarations for other repositories: the peers make none here either. */
export const nacre: Variant[] = bundlers.map((bundler) =>
  variant(bundler, "", (name) => ({ shared: shared[name]!, types: false })),
);

/** Only their builds are measured: what shaking costs is between these and those. */
export const nacreWhole: Variant[] = bundlers.map((bundler) =>
  variant(bundler, "-whole", (name) => ({ shared: sharedWhole[name]!, types: false })),
);

/** Only their builds are measured: as those, and with declarations. */
export const nacreDeclared: Variant[] = bundlers.map((bundler) =>
  variant(bundler, "-declared", (name) => ({ shared: sharedWhole[name]!, types: true })),
);

/** Only their entries are measured: no expose travels in their files. */
export const nacreApart: Variant[] = bundlers.map((bundler) =>
  variant(bundler, "-apart", (name) => ({ shared: shared[name]!, types: false, inlineExposes: 0 })),
);

type Options = Pick<NacrePluginOptions, "shared" | "types" | "inlineExposes">;

function variant(bundler: Bundler, suffix: string, options: (name: string) => Options): Variant {
  return {
    name: `nacre-${bundler}${suffix}`,
    title: `Nacre on ${bundler === "webpack" ? "webpack" : "Rspack"}`,
    separate: true,
    build: (out) => build(bundler, out, options),
    html,
  };
}

async function build(bundler: Bundler, out: string, options: (name: string) => Options): Promise<BuiltFolder[]> {
  const configurations = Object.keys(builds).map((name) => configure(bundler, name, out, options(name)));
  await runCompiler((bundler === "webpack" ? webpack : rspack) as never, configurations);
  return Object.keys(builds).map((name) => ({ name, folder: join(out, name) }));
}

function configure(bundler: Bundler, name: string, out: string, options: Options): Configuration {
  const { exposes, remotes } = builds[name]!;
  const config = (bundler === "webpack" ? webpackConfig : rspackConfig)(name, out);
  const isShell = name === "shell";
  const html = isShell && { html: "./index.html", routes: "./routes.ts" };
  const plugin = new NacrePlugin({ name, exposes, remotes, ...options, ...html });
  return {
    ...config,
    ...(isShell && { optimization: { splitChunks: { cacheGroups: fewFiles } } }),
    entry: isShell ? "./main.tsx" : {},
    plugins: [...(config.plugins ?? []), plugin as never],
  };
}

/** All pages need these, so they come in two files: what is shared whole, and what is shaken. As docs/guide/shared-libraries.md says. */
const fewFiles = {
  react: {
    name: "react",
    test: /[\\/]node_modules[\\/](react|react-dom|scheduler|zustand)[\\/]/,
    chunks: "async",
    enforce: true,
  },
  router: { name: "router", layer: /^nacre-shaken/, chunks: "async", enforce: true },
} as const;

async function html(built: readonly BuiltFolder[], bases: Bases, path: string): Promise<string> {
  const { folder } = built.find(({ name }) => name === "shell")!;
  const template = await readFile(join(folder, "index.html"), "utf8");
  return renderPage(template, await plan(built, bases), path);
}

/** The snapshot of builds that lie in folders. */
export async function plan(built: readonly BuiltFolder[], bases: Bases): Promise<Snapshot> {
  const read = await Promise.all(built.map(({ name, folder }) => readBuild(folder, bases[name]!)));
  const names = Object.fromEntries(read.map(({ manifest, id }) => [manifest.name, id]));
  const { snapshot, diagnostics } = makeSnapshot({ builds: read, names, root: "shell", environment: "bench", n: 1 });
  if (diagnostics.length > 0) throw new Error(`The planner complains: ${JSON.stringify(diagnostics)}`);
  return snapshot;
}

async function readBuild(folder: string, base: string): Promise<Build> {
  const parsed = parseManifest(JSON.parse(await readFile(join(folder, "nacre.json"), "utf8")));
  if (!parsed.ok) throw new Error(`${folder} has no manifest: ${JSON.stringify(parsed.problems)}`);
  const id = await buildIdOf(parsed.value);
  return { id, manifest: parsed.value, base };
}
