import type { Slice } from "@nacre/contract";

/**
 * Whether a build's copies of shared modules cannot come into a worker: those of containers that bring their own runtime, and
 * of hosts that have no files. There, a consumer's own copy is taken in place of such a one.
 *
 * @param slice the build; absent where the snapshot does not have it, which is the same to a worker
 * @example
 * const inWorker = livesOnPageOnly(snapshot.builds[provider]) ? 0 : choice;
 */
export function livesOnPageOnly(slice: Slice | undefined): boolean {
  return slice?.format === "foreign" || !slice?.entry.length;
}
