import type { BuildId, Snapshot } from "@nacre/contract";
import { matchRoute, select } from "@nacre/plan";
import type { Shop } from "./startShop.ts";

/** Addresses of all files that the plan selects for a page. */
export function plannedFiles({ server }: Shop, path: string): string[] {
  const { snapshot } = server;
  const route = matchRoute(snapshot.routes, path)?.route;
  if (!route) throw new Error(`No route matches ${path}.`);
  const { files } = select(snapshot, ["shell/app", ...route.modules, ...(route.preload ?? [])]);
  return files.map(({ url }) => new URL(url, server.url).href);
}

/** Whether an address is that of a build's file. */
export function isBuildFile(url: string): boolean {
  return /^\/[\w-]+\/[0-9a-f]{16}\//.test(new URL(url).pathname);
}

/** Files of all served builds that hold a copy of a shared module. */
export function filesProviding({ builds }: Snapshot, key: string): string[] {
  return Object.values(builds).flatMap(({ base, provides, chunks }) =>
    (provides[key] ?? []).flatMap((copy) => copy.chunks.flatMap((id) => chunks[id]!.files.map((file) => base + file))),
  );
}

/** Id of the build that a name means, and the hashes of its files. */
export function hashesOf({ builds, names }: Snapshot, name: string): { id: BuildId; hashes: Record<string, string> } {
  const id = names[name]!;
  const files = Object.entries(builds[id]!.files).map(([file, { integrity }]) => [file, integrity]);
  return { id, hashes: Object.fromEntries(files) as Record<string, string> };
}
