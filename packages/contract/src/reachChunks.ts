import type { ChunkId, Manifest } from "./manifest.ts";

/** Chunks, and those that their code asks for later. */
export function reachChunks({ chunks }: Pick<Manifest, "chunks">, from: readonly ChunkId[]): Set<ChunkId> {
  const reached = new Set(from);
  for (const id of reached) for (const later of chunks[id]?.lazy?.flat() ?? []) reached.add(later);
  return reached;
}
