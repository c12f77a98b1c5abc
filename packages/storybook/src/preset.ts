import { findShared, type SharedVersions } from "./node/findShared.ts";
import { findSources } from "./node/findSources.ts";
import { makeStandIns, type Manifests, type StandIns } from "./node/makeStandIns.ts";
import { readManifests } from "./node/readManifests.ts";
import { vitePlugin } from "./node/vitePlugin.ts";
import { webpackPlugin } from "./node/webpackPlugin.ts";
import { Workspace } from "./node/Workspace.ts";
import { writeSetup } from "./node/writeSetup.ts";
import { writeStories, type StoriesEntry } from "./node/writeStories.ts";
import { SERVED, type NacreStorybookOptions } from "./options.ts";
import type { Source } from "./source/readSource.ts";

type Options = NacreStorybookOptions & { configDir: string };

/** What Storybook is told, made once per Storybook. */
interface Project {
  shared: SharedVersions;
  /** File that starts the runtime. */
  setup: string;
  stories: StoriesEntry[];
  standIns: StandIns;
}

const projects = new Map<string, Promise<Project>>();

function projectOf(options: Options): Promise<Project> {
  const known = projects.get(options.configDir);
  if (known) return known;
  const made = makeProject(options);
  projects.set(options.configDir, made);
  return made;
}

async function makeProject(options: Options): Promise<Project> {
  const workspace = new Workspace(options.configDir);
  const served = sourceOf(options);
  const { manifests, more } = await readManifests(workspace, served);
  const shared = findShared(workspace.project, options.shared ?? []);
  const local = findSources(workspace.project, manifests, options.local ?? {});
  const remotes = new Set([...Object.keys(manifests), ...Object.keys(served.remotes)]);
  return {
    shared,
    setup: writeSetup(workspace, { served, shared, local, start: options.start ?? "served" }),
    stories: writeStories(workspace, manifests, storyNames(options, manifests)),
    standIns: makeStandIns(workspace, { manifests, remotes, more }),
  };
}

function sourceOf({ snapshot, remotes }: Options): Source {
  const address = snapshot ?? (remotes ? false : SERVED);
  return { ...(address !== false && { snapshot: address }), remotes: remotes ?? {} };
}

function storyNames({ stories }: Options, manifests: Manifests): readonly string[] {
  if (stories === false) return [];
  return stories ?? Object.keys(manifests);
}

/** @internal Storybook's: where stories are. */
export async function stories(entries: unknown[] = [], options: Options): Promise<unknown[]> {
  return [...entries, ...(await projectOf(options)).stories];
}

/** @internal Storybook's: what runs in the preview before its own `preview.ts`. */
export async function previewAnnotations(entries: unknown[] = [], options: Options): Promise<unknown[]> {
  return [...entries, (await projectOf(options)).setup];
}

/** What of Vite's configuration is added to. */
interface ViteConfig {
  plugins?: unknown[];
  optimizeDeps?: { include?: string[] };
}

/**
 * @internal Storybook's: the configuration of Vite, for the Storybook and for tests of its stories. What Vite does not prepare
 * before the first story, it reloads the page for when it comes.
 */
export async function viteFinal<Config extends ViteConfig>(config: Config, options: Options): Promise<Config> {
  const { shared, standIns } = await projectOf(options);
  // Our own packages are ES modules.
  const packages = Object.keys(shared).filter((key) => !key.startsWith("@nacre/"));
  const include = [...(config.optimizeDeps?.include ?? []), ...packages];
  return {
    ...config,
    plugins: [...(config.plugins ?? []), vitePlugin(standIns)],
    optimizeDeps: { ...config.optimizeDeps, include },
  };
}

/** @internal Storybook's: the configuration of webpack. */
export async function webpackFinal<Config extends { plugins?: unknown[] }>(
  config: Config,
  options: Options,
): Promise<Config> {
  const { standIns } = await projectOf(options);
  return { ...config, plugins: [...(config.plugins ?? []), webpackPlugin(standIns)] };
}
