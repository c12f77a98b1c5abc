import type { BuildId, RouteData, Snapshot } from "@nacre/contract";

/** By each build whose routes are on the page: the builds whose routes lead to them, from the root. */
export function mountsOf({ root, names, builds }: Snapshot): ReadonlyMap<BuildId, readonly BuildId[]> {
  const above = new Map<BuildId, BuildId[]>([[names[root] ?? "", []]]);
  // The map grows while it is walked.
  for (const [id, chain] of above) {
    for (const name of remotesIn(builds[id]?.routes ?? [])) {
      const found = names[name];
      if (found !== undefined && !above.has(found)) above.set(found, [...chain, id]);
    }
  }
  return above;
}

function remotesIn(routes: readonly RouteData[]): string[] {
  return routes.flatMap(({ remote, children = [] }) => [
    ...(remote === undefined ? [] : [remote]),
    ...remotesIn(children),
  ]);
}
