import type { ChunkId, Manifest } from "./manifest.ts";

/**
 * Chunks of a build, and those that their code asks for later.
 *
 * @example reachChunks(manifest, manifest.exposes["./Page"]!.chunks).has("803");
 */
export function reachChunks({ chunks }: Pick<Manifest, "chunks">, from: readonly ChunkId[]): Set<ChunkId> {
  const reached = new Set(from);
  for (const id of reached) for (const later of chunks[id]?.lazy?.flat() ?? []) reached.add(later);
  return reached;
}
