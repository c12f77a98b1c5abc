import { explainError, parseManifest, type Manifest } from "@nacre/contract";
import { logger } from "storybook/internal/node-logger";
import { readSource, type Source } from "../source/readSource.ts";
import type { Workspace } from "./Workspace.ts";
import type { Manifests } from "./makeStandIns.ts";

export interface ReadManifests {
  manifests: Manifests;
  /** The snapshot could not be read, so there may be more. */
  more: boolean;
}

const FILE = "manifests.json";

/**
 * The manifests of all remotes, for what has to be known before anything is shown. Those that cannot be read now are what
 * they were the last time: a Storybook starts without its remotes too.
 */
export async function readManifests(workspace: Workspace, source: Source): Promise<ReadManifests> {
  const { builds, names, failures } = await readSource(source);
  for (const error of Object.values(failures)) logger.warn(explainError(error));
  const byId = new Map(builds.map(({ id, manifest }) => [id, manifest]));
  const found = Object.entries(names).flatMap(([name, id]) => (byId.has(id) ? [[name, byId.get(id)!] as const] : []));
  const wanted = (name: string): boolean => source.snapshot !== undefined || Object.hasOwn(source.remotes, name);
  const before = Object.keys(failures).length > 0 ? known(workspace).filter(([name]) => wanted(name)) : [];
  const manifests = Object.fromEntries([...before, ...found]);
  workspace.write(FILE, JSON.stringify(manifests));
  return { manifests, more: failures[""] !== undefined };
}

function known(workspace: Workspace): [string, Manifest][] {
  const stored = JSON.parse(workspace.read(FILE) ?? "{}") as Record<string, unknown>;
  return Object.entries(stored).flatMap(([name, input]) => {
    const parsed = parseManifest(input);
    return parsed.ok ? [[name, parsed.value] as [string, Manifest]] : [];
  });
}
