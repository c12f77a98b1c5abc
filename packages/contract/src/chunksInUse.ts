import type { ChunkId, Manifest, Provide, ShareKey } from "./manifest.ts";
import { reachChunks } from "./reachChunks.ts";

/** Whether a page loads the shaken copy of a shared module in place of the whole one. */
export type IsShaken = (key: ShareKey, version: string) => boolean;

/** The chunks of a build without those that only copies need which this page does not load: the whole one, or the shaken one. */
export function chunksInUse(manifest: Manifest, isShaken: IsShaken): Manifest["chunks"] {
  const copies = Object.entries(manifest.provides).flatMap(([key, list]) => list.map((copy) => ({ key, copy })));
  const twofold = copies.filter(({ copy }) => copy.shaken);
  if (twofold.length === 0) return manifest.chunks;
  const unused = twofold.flatMap(({ key, copy }) => chunksOf(copy, !isShaken(key, copy.version)));
  const dropped = reachChunks(manifest, unused);
  const needed = reachChunks(manifest, [
    ...copies.flatMap(({ key, copy }) => chunksOf(copy, isShaken(key, copy.version))),
    ...Object.values(manifest.exposes).flatMap(({ chunks }) => chunks),
    ...Object.values(manifest.consumes).flatMap(({ fallback }) => fallback?.chunks ?? []),
    ...Object.values(manifest.workers ?? {}).flatMap(({ chunks }) => chunks),
  ]);
  const kept = Object.entries(manifest.chunks).filter(([id]) => needed.has(id) || !dropped.has(id));
  return Object.fromEntries(kept);
}

function chunksOf({ chunks, shaken }: Provide, isShaken: boolean): ChunkId[] {
  return isShaken && shaken ? shaken.chunks : chunks;
}
