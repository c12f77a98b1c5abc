import { explainError, type Manifest } from "@nacre/contract";
import { logger } from "storybook/internal/node-logger";
import { findShared } from "./node/findShared.ts";
import { isRemote } from "./node/isRemote.ts";
import { vitePlugin } from "./node/vitePlugin.ts";
import { webpackPlugin } from "./node/webpackPlugin.ts";
import { Workspace } from "./node/Workspace.ts";
import { writeSetup } from "./node/writeSetup.ts";
import { writeStandIn } from "./node/writeStandIn.ts";
import { SERVED, type NacreStorybookOptions } from "./options.ts";
import { readSource, type Source } from "./source/readSource.ts";

type Options = NacreStorybookOptions & { configDir: string };

/** What both builders are told, made once per Storybook. */
interface Project {
  setup: string;
  /** File that stands for a remote module; `undefined` where the request names none. */
  find(request: string): string | undefined;
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
  const manifests = await readManifests(served);
  const shared = findShared(workspace.project, options.shared ?? []);
  const remotes = new Set([...Object.keys(manifests), ...Object.keys(served.remotes)]);
  return {
    setup: writeSetup(workspace, { served, shared, local: {}, start: options.start ?? "served" }),
    find: (request) => (isRemote(request, remotes) ? writeStandIn(workspace, manifests, request) : undefined),
  };
}

function sourceOf({ snapshot, remotes }: Options): Source {
  const address = snapshot ?? (remotes ? false : SERVED);
  return { ...(address !== false && { snapshot: address }), remotes: remotes ?? {} };
}

async function readManifests(source: Source): Promise<Record<string, Manifest>> {
  const { builds, names, failures } = await readSource(source);
  for (const error of Object.values(failures)) logger.warn(explainError(error));
  const byId = new Map(builds.map(({ id, manifest }) => [id, manifest]));
  return Object.fromEntries(Object.entries(names).map(([name, id]) => [name, byId.get(id)!]));
}

/** @internal Storybook's: what runs in the preview before its own `preview.ts`. */
export async function previewAnnotations(entries: unknown[] = [], options: Options): Promise<unknown[]> {
  return [...entries, (await projectOf(options)).setup];
}

/** @internal Storybook's: the configuration of Vite. */
export async function viteFinal<Config extends { plugins?: unknown[] }>(
  config: Config,
  options: Options,
): Promise<Config> {
  const { find } = await projectOf(options);
  return { ...config, plugins: [...(config.plugins ?? []), vitePlugin(find)] };
}

/** @internal Storybook's: the configuration of webpack. */
export async function webpackFinal<Config extends { plugins?: unknown[] }>(
  config: Config,
  options: Options,
): Promise<Config> {
  const { find } = await projectOf(options);
  return { ...config, plugins: [...(config.plugins ?? []), webpackPlugin(find)] };
}
