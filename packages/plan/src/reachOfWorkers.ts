import type { BuildId, ChunkId, ModuleId, Slice, Snapshot } from "@nacre/contract";

/**
 * The part of a snapshot that the workers of a build can come to need: their own code and what that imports, at once or
 * later, through all containers. A worker is planned against it instead of against the whole. Has no routes, and nobody
 * who makes stores: those are the page's.
 *
 * @param snapshot A snapshot, or such a part of one.
 * @param build The build whose code starts the workers.
 * @example
 * const part = reachOfWorkers(snapshot, snapshot.names["catalog"]!);
 */
export function reachOfWorkers({ stores: _, ...snapshot }: Snapshot, build: BuildId): Snapshot {
  const walk: Walk = { snapshot, builds: new Set(), chunks: new Set() };
  takeBuild(walk, build);
  const isReached = (id: BuildId): boolean => walk.builds.has(id);
  return {
    ...snapshot,
    names: keep(snapshot.names, (_, id) => isReached(id)),
    builds: keep(snapshot.builds, isReached),
    routes: [],
    choices: keep(snapshot.choices, isReached),
  };
}

/** What was reached so far. The functions below add to it. */
interface Walk {
  readonly snapshot: Snapshot;
  readonly builds: Set<BuildId>;
  readonly chunks: Set<string>;
}

/** Which chunk starts which worker is not known, so a build brings all of its workers. */
function takeBuild(walk: Walk, id: BuildId): Slice | undefined {
  const slice = walk.snapshot.builds[id];
  if (!slice || walk.builds.has(id)) return slice;
  walk.builds.add(id);
  for (const { chunks } of Object.values(slice.workers ?? {})) takeChunks(walk, id, chunks);
  return slice;
}

function takeChunks(walk: Walk, id: BuildId, chunks: readonly ChunkId[] = []): void {
  const slice = takeBuild(walk, id);
  for (const chunk of chunks) {
    const found = slice?.chunks[chunk];
    if (!found || walk.chunks.has(id + chunk)) continue;
    walk.chunks.add(id + chunk);
    takeChunks(walk, id, found.lazy?.flat());
    for (const module of found.remotes ?? []) takeRemote(walk, slice, module);
    for (const module of found.consumes ?? []) takeShared(walk, id, module);
  }
}

function takeRemote(walk: Walk, slice: Slice, module: ModuleId): void {
  const { name, expose, build = walk.snapshot.names[name] ?? "" } = slice.remotes[module]!;
  takeChunks(walk, build, walk.snapshot.builds[build]?.exposes[expose]?.chunks);
}

function takeShared(walk: Walk, id: BuildId, module: ModuleId): void {
  const { builds, choices } = walk.snapshot;
  const { key, fallback } = builds[id]!.consumes[module]!;
  const choice = choices[id]?.[module];
  // Also where something else was chosen: a worker falls back on it where that cannot come into a worker.
  takeChunks(walk, id, fallback?.chunks);
  if (!choice) return;
  const [provider, version] = choice;
  takeChunks(walk, provider, builds[provider]?.provides[key]?.find((copy) => copy.version === version)?.chunks);
}

function keep<Value>(record: Record<string, Value>, test: (key: string, value: Value) => boolean): typeof record {
  return Object.fromEntries(Object.entries(record).filter(([key, value]) => test(key, value)));
}
