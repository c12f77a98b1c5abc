import { reachChunks, type BuildId, type ChunkId, type Code, type ModuleId } from "@nacre/contract";
import type { ShareKey, Slice, SlimConsume, Snapshot } from "@nacre/contract";
import { livesOnPageOnly } from "./livesOnPageOnly.ts";

/**
 * A snapshot without what none of its pages can come to load: copies of shared modules that nobody was given, their chunks,
 * files and hashes, and what only those consume. For HTML, in which each hash weighs. Whatever `select` is asked for, it finds
 * the same in it, and a build that is added at run time gets the same.
 *
 * | copy of a shared module | stays |
 * | --- | --- |
 * | one that was given to code which a page can load | yes |
 * | the root's, or of a key that the root admits | yes: a build that is added may be given it |
 * | of a foreign container, or given to one | yes: such take by themselves |
 * | a consumer's own, in whose place it was given one that lives on the page only | yes: its workers fall back on it |
 * | any other | no |
 *
 * @example
 * const html = JSON.stringify(reachOfPages(snapshot));
 */
export function reachOfPages(snapshot: Snapshot): Snapshot {
  const walk = startWalk(snapshot);
  const builds = Object.entries(walk.builds);
  for (const [id, build] of builds) takeBuild(walk, id, build);
  return {
    ...snapshot,
    builds: Object.fromEntries(builds.map(([id, build]) => [id, sliceOf(build)])),
    choices: Object.fromEntries(
      Object.entries(snapshot.choices).map(([id, own]) => [
        id,
        keep(own, (module) => walk.builds[id]?.consumed.has(module)),
      ]),
    ),
  };
}

/** What was reached so far. The functions below add to it. */
interface Walk {
  readonly builds: Record<BuildId, Reached>;
  readonly root: BuildId;
  readonly admitted: ReadonlySet<ShareKey>;
  readonly choices: Snapshot["choices"];
}

/** Of one build. */
interface Reached {
  readonly slice: Slice;
  readonly chunks: Set<ChunkId>;
  readonly consumed: Set<ModuleId>;
  /** Provided ones and fallbacks. */
  readonly copies: Set<Code>;
}

function startWalk({ builds, names, root: name, choices }: Snapshot): Walk {
  const root = names[name] ?? "";
  return {
    builds: map(builds, (slice) => ({ slice, chunks: new Set(), consumed: new Set(), copies: new Set() })),
    root,
    admitted: new Set(builds[root]?.admit),
    choices,
  };
}

/** All but copies and what only they need: those are taken for whoever was given them. */
function takeBuild(walk: Walk, id: BuildId, build: Reached): void {
  const { exposes, workers, chunks, consumes, provides, format } = build.slice;
  const copies = [
    ...Object.values(provides).flat(),
    ...Object.values(consumes).flatMap(({ fallback }) => fallback ?? []),
  ];
  const theirs = reachChunks(build.slice, copies.flatMap(chunksOf));
  takeChunks(walk, id, build, Object.values({ ...exposes, ...workers }).flatMap(chunksOf));
  takeChunks(
    walk,
    id,
    build,
    Object.keys(chunks).filter((chunk) => !theirs.has(chunk)),
  );
  for (const [key, list] of Object.entries(provides))
    if (id === walk.root || walk.admitted.has(key) || format === "foreign")
      for (const copy of list) takeCopy(walk, id, build, copy);
  const named = new Set(Object.values(chunks).flatMap((chunk) => chunk.consumes ?? []));
  for (const [module, { key }] of Object.entries(consumes))
    // No chunk says who consumes it; or it counts for a build that is added, who uses which copy.
    if (!named.has(module) || walk.admitted.has(key)) takeConsume(walk, id, build, module);
}

function takeChunks(walk: Walk, id: BuildId, build: Reached, chunks: readonly ChunkId[]): void {
  for (const chunk of chunks) {
    const found = build.slice.chunks[chunk];
    if (!found || build.chunks.has(chunk)) continue;
    build.chunks.add(chunk);
    for (const later of found.lazy ?? []) takeChunks(walk, id, build, later);
    for (const module of found.consumes ?? []) takeConsume(walk, id, build, module);
  }
}

function takeConsume(walk: Walk, id: BuildId, build: Reached, module: ModuleId): void {
  const consume = build.slice.consumes[module];
  if (!consume || build.consumed.has(module)) return;
  build.consumed.add(module);
  const { key, fallback } = consume;
  const choice = walk.choices[id]?.[module];
  if (choice === undefined) return;
  const [provider, version] = choice || [id, ""];
  const from = walk.builds[provider];
  const copy = from?.slice.provides[key]?.find((each) => each.version === version);
  if (from && copy) takeCopy(walk, provider, from, copy);
  if (fallback && (choice === 0 || livesOnPageOnly(from?.slice))) takeCopy(walk, id, build, fallback);
}

function takeCopy(walk: Walk, id: BuildId, build: Reached, copy: Code): void {
  build.copies.add(copy);
  takeChunks(walk, id, build, copy.chunks);
}

function sliceOf({ slice, ...reached }: Reached): Slice {
  if (slice.format === "foreign") return slice;
  const chunks = keep(slice.chunks, (chunk) => reached.chunks.has(chunk));
  const files = new Set([...slice.entry, slice.workerEntry, ...Object.values(chunks).flatMap((chunk) => chunk.files)]);
  const provides = map(slice.provides, (list) => list.filter((copy) => reached.copies.has(copy)));
  const slim = (consume: SlimConsume): SlimConsume => {
    const { fallback, ...rest } = consume;
    return fallback && !reached.copies.has(fallback) ? rest : consume;
  };
  return {
    ...slice,
    chunks,
    consumes: map(
      keep(slice.consumes, (module) => reached.consumed.has(module)),
      slim,
    ),
    provides: keep(provides, (_, list) => list.length > 0),
    files: keep(slice.files, (file) => files.has(file)),
  };
}

function chunksOf({ chunks }: { chunks: ChunkId[] }): ChunkId[] {
  return chunks;
}

function map<From, To>(record: Record<string, From>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

function keep<Value>(
  record: Record<string, Value>,
  test: (key: string, value: Value) => boolean | undefined,
): typeof record {
  return Object.fromEntries(Object.entries(record).filter(([key, value]) => test(key, value)));
}
