import type { ChunkId, ExposeName, Manifest } from "./manifest.ts";

/**
 * A build as pages see it: without its stories, and without the chunks that only they need. A Storybook that shows them
 * takes the manifest as it is.
 */
export function withoutStories(manifest: Manifest): Manifest {
  const { stories, ...rest } = manifest;
  if (!stories?.length) return rest;
  const files = new Set<ExposeName>(stories.map(({ module }) => module));
  const [own, others] = split(Object.entries(manifest.exposes), ([name]) => files.has(name));
  const needed = reach(manifest, [
    ...others.flatMap(([, { chunks }]) => chunks),
    ...Object.values(manifest.provides).flatMap((copies) => copies.flatMap(({ chunks }) => chunks)),
    ...Object.values(manifest.consumes).flatMap(({ fallback }) => fallback?.chunks ?? []),
    ...Object.values(manifest.workers ?? {}).flatMap(({ chunks }) => chunks),
  ]);
  const ofStories = reach(
    manifest,
    own.flatMap(([, { chunks }]) => chunks),
  );
  const chunks = Object.entries(manifest.chunks).filter(([id]) => needed.has(id) || !ofStories.has(id));
  return { ...rest, exposes: Object.fromEntries(others), chunks: Object.fromEntries(chunks) };
}

/** Chunks, and those that their code asks for later. */
function reach({ chunks }: Manifest, from: readonly ChunkId[]): Set<ChunkId> {
  const reached = new Set(from);
  for (const id of reached) for (const later of chunks[id]?.lazy?.flat() ?? []) reached.add(later);
  return reached;
}

function split<Item>(items: readonly Item[], belongs: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(belongs), items.filter((item) => !belongs(item))];
}
