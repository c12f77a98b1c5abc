import type { ExposeName, Manifest } from "./manifest.ts";
import { reachChunks } from "./reachChunks.ts";

/**
 * A build as pages see it: without its stories, and without the chunks that only they need. A Storybook that shows them
 * takes the manifest as it is.
 */
export function withoutStories(manifest: Manifest): Manifest {
  const { stories, ...rest } = manifest;
  if (!stories?.length) return rest;
  const files = new Set<ExposeName>(stories.map(({ module }) => module));
  const [own, others] = split(Object.entries(manifest.exposes), ([name]) => files.has(name));
  const needed = reachChunks(manifest, [
    ...others.flatMap(([, { chunks }]) => chunks),
    ...Object.values(manifest.provides).flatMap((copies) =>
      copies.flatMap(({ chunks, shaken }) => [...chunks, ...(shaken?.chunks ?? [])]),
    ),
    ...Object.values(manifest.consumes).flatMap(({ fallback }) => fallback?.chunks ?? []),
    ...Object.values(manifest.workers ?? {}).flatMap(({ chunks }) => chunks),
  ]);
  const ofStories = reachChunks(
    manifest,
    own.flatMap(([, { chunks }]) => chunks),
  );
  const chunks = Object.entries(manifest.chunks).filter(([id]) => needed.has(id) || !ofStories.has(id));
  return { ...rest, exposes: Object.fromEntries(others), chunks: Object.fromEntries(chunks) };
}

function split<Item>(items: readonly Item[], belongs: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(belongs), items.filter((item) => !belongs(item))];
}
