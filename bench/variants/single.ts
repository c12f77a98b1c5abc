import { readFile } from "node:fs/promises";
import { join } from "node:path";
import webpack, { type StatsCompilation } from "webpack";
import { source, webpackConfig } from "./baseConfig.ts";
import { runCompiler } from "./runCompiler.ts";
import type { Bases, BuiltFolder, Variant } from "./Variant.ts";
import { writeHtml } from "./writeHtml.ts";

/** All source in one build of webpack, its pages by `import()`: what people have before they federate. */
export const single: Variant = {
  name: "single",
  title: "one webpack build, lazy routes",
  separate: false,
  build,
  html: (built, bases) => page(built, bases),
};

/** The same files, and the HTML of a page names the files of its route: as fast as one build can be. */
export const singleTagged: Variant = {
  ...single,
  name: "single-tagged",
  sameBuildAs: "single",
  title: "one webpack build, preload links by hand",
  html: (built, bases, path) => page(built, bases, path === "/catalog" ? "catalog" : undefined),
};

async function build(out: string, bases: Bases): Promise<BuiltFolder[]> {
  const config = webpackConfig("shell", out);
  const folder = join(out, "shell");
  const stats = await runCompiler(webpack, [
    {
      ...config,
      entry: "./main.tsx",
      output: { ...config.output, publicPath: bases["shell"]! },
      resolve: {
        ...config.resolve,
        alias: { catalog: join(source, "catalog"), components: join(source, "components") },
      },
    },
  ]);
  const [json] = stats.toJson({
    all: false,
    assets: true,
    chunkGroups: true,
    entrypoints: true,
    chunks: true,
  }).children!;
  await writeHtml.keep(folder, filesOf(json!));
  return [{ name: "shell", folder }];
}

interface Files {
  entry: string[];
  /** Of the one lazy page. */
  catalog: string[];
}

function filesOf({ entrypoints, chunks }: StatsCompilation): Files {
  const entry = entrypoints!["main"]!.assets!.map(({ name }) => name);
  const lazy = chunks!.filter(({ initial }) => !initial).flatMap(({ files }) => files ?? []);
  return { entry, catalog: lazy };
}

async function page([build]: readonly BuiltFolder[], bases: Bases, lazy?: "catalog"): Promise<string> {
  const files = await writeHtml.kept<Files>(build!.folder);
  const template = await readFile(join(source, "shell/index.html"), "utf8");
  return writeHtml(template, bases["shell"]!, files.entry, lazy ? files[lazy] : []);
}
