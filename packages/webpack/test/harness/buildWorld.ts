import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { buildIdOf, type Build, type Manifest } from "@nacre/contract";
import { NacrePlugin, type NacrePluginOptions } from "@nacre/webpack";
import { rspack } from "@rspack/core";
import webpack, { type Configuration } from "webpack";

export type Bundler = "webpack" | "rspack";

/** One small project: its files, and what the plugin is told. */
export interface Project {
  files: Record<string, string>;
  /** Its folder, where it is not named as the build. Several builds of one package have one. */
  folder?: string;
  plugin?: Omit<NacrePluginOptions, "name">;
  config?: Configuration;
  /** Of the package.json. */
  dependencies?: Record<string, string>;
  /** Symbolic links, as package managers make them: from a path in the project to one beside the link. */
  links?: Record<string, string>;
}

export interface World {
  folder: string;
  builds: Build[];
  manifests: Record<string, Manifest>;
  /** Of each build. */
  warnings: Record<string, string[]>;
  remove(): Promise<void>;
}

/** Writes small projects to disk and builds each as its own container. */
export async function buildWorld(bundler: Bundler, projects: Record<string, Project>): Promise<World> {
  const folder = await makeFolder(bundler);
  try {
    return await buildAgain(bundler, folder, projects);
  } catch (error) {
    await rm(folder, { recursive: true });
    throw error;
  }
}

/** Builds projects where others of their names were built before: what they left in caches is there. */
export async function buildAgain(bundler: Bundler, folder: string, projects: Record<string, Project>): Promise<World> {
  const remove = (): Promise<void> => rm(folder, { recursive: true });
  const builds: Build[] = [];
  const warnings: Record<string, string[]> = {};
  for (const [name, project] of Object.entries(projects)) {
    const built = await buildProject(bundler, folder, name, project);
    builds.push(built.build);
    warnings[name] = built.warnings;
  }
  const manifests = Object.fromEntries(builds.map((build) => [build.manifest.name, build.manifest]));
  return { folder, builds, manifests, warnings, remove };
}

/** The messages of the errors that a build gives. */
export async function buildErrors(bundler: Bundler, project: Project): Promise<string[]> {
  return errorsTogether(bundler, { it: project });
}

/** The messages of the errors of builds that one list of configurations makes. */
export async function errorsTogether(bundler: Bundler, projects: Record<string, Project>): Promise<string[]> {
  const folder = await makeFolder(bundler);
  try {
    const configs: Configuration[] = [];
    // One after the other: two projects may share a folder, and with it the package.json.
    for (const [name, project] of Object.entries(projects))
      configs.push(await writeProject(join(folder, project.folder ?? name), name, project));
    return (await runBundlers(bundler, configs)).errors;
  } finally {
    // What failed may be writing still.
    await rm(folder, { recursive: true, maxRetries: 5 });
  }
}

/** Builds a project anew on each change, until `act` is done; `next` is the manifest of the next build. */
export async function watchProject(
  bundler: Bundler,
  project: Project,
  act: (next: () => Promise<Manifest>, folder: string) => Promise<void>,
): Promise<void> {
  const folder = await makeFolder(bundler);
  const context = join(folder, "it");
  const compiler = ((bundler === "rspack" ? rspack : webpack) as typeof webpack)(
    await writeProject(context, "it", project),
  );
  let latest: Manifest;
  let built = Promise.withResolvers<void>();
  const next = async (): Promise<Manifest> => {
    await built.promise;
    built = Promise.withResolvers();
    return latest;
  };
  const watching = compiler.watch({ aggregateTimeout: 20 }, (error) => {
    if (error) return built.reject(error);
    // At once: soon the next build may be writing it.
    latest = JSON.parse(readFileSync(join(context, "dist/nacre.json"), "utf8")) as Manifest;
    built.resolve();
  })!;
  try {
    await act(next, context);
  } finally {
    await new Promise<void>((resolve) => watching.close(() => resolve()));
    await rm(folder, { recursive: true });
  }
}

async function makeFolder(bundler: Bundler): Promise<string> {
  const parent = join(import.meta.dirname, "../.tmp");
  await mkdir(parent, { recursive: true });
  return mkdtemp(join(parent, `${bundler}-`));
}

async function buildProject(
  bundler: Bundler,
  folder: string,
  name: string,
  project: Project,
): Promise<{ build: Build; warnings: string[] }> {
  const context = join(folder, project.folder ?? name);
  const output = distOf(context, name, project);
  const { errors, warnings } = await runBundlers(bundler, [await writeProject(context, name, project)]);
  if (errors.length) throw new Error(errors.join("\n"));
  const manifest = JSON.parse(await readFile(join(output, "nacre.json"), "utf8")) as Manifest;
  const id = await buildIdOf(manifest);
  return { build: { id, base: `${output}/`, manifest }, warnings };
}

function distOf(context: string, name: string, { folder }: Project): string {
  return join(context, folder === undefined ? "dist" : `dist-${name}`);
}

async function writeProject(context: string, name: string, project: Project): Promise<Configuration> {
  const { dependencies = {}, plugin = {}, config = {} } = project;
  const files = { "package.json": JSON.stringify({ name, version: "1.0.0", dependencies }), ...project.files };
  for (const [file, content] of Object.entries(files)) {
    await mkdir(dirname(join(context, file)), { recursive: true });
    await writeFile(join(context, file), content);
  }
  for (const [file, target] of Object.entries(project.links ?? {})) {
    await mkdir(dirname(join(context, file)), { recursive: true });
    await symlink(target, join(context, file));
  }
  return {
    mode: "production",
    context,
    target: ["web", "es2022"],
    devtool: false,
    ...config,
    output: { path: distOf(context, name, project), filename: "[name].[contenthash:8].js", ...config.output },
    plugins: [new NacrePlugin({ name, ...plugin }), ...(config.plugins ?? [])],
  };
}

function runBundlers(bundler: Bundler, configs: Configuration[]): Promise<{ errors: string[]; warnings: string[] }> {
  const run = (bundler === "rspack" ? rspack : webpack) as typeof webpack;
  return new Promise((resolve, reject) => {
    const compiler = run(configs, (failure, all) => {
      if (failure || !all) return reject(failure);
      const compilations = all.stats.map(({ compilation }) => compilation);
      const found = {
        errors: compilations.flatMap(({ errors }) => errors.map(({ message }) => message)),
        warnings: compilations.flatMap(({ warnings }) => warnings.map(({ message }) => message)),
      };
      // A persistent cache is written now.
      compiler!.close(() => resolve(found));
    });
  });
}
