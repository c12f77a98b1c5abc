import type { Build, Manifest, Policy, Snapshot } from "@nacre/contract";
import { makeSnapshot } from "@nacre/plan";
import { fakeBuildId } from "./fakeBuildId.ts";

/** What `buildSnapshot` takes beside the manifests. */
export interface SnapshotOptions {
  /** Name of the page's own build. The first manifest's by default. */
  root?: string;
  policy?: Policy;
}

/**
 * The snapshot of these builds, planned as `nacre serve` plans it. Of two manifests with one name the later is what the
 * name means; the earlier can be reached by a pinned reference. Does not judge: what does not fit together is left as it
 * is (`makeSnapshot` of `@nacre/plan` says what).
 *
 * @example
 * const snapshot = buildSnapshot([buildManifest({ name: "shell" }), buildManifest({ name: "catalog", routes })]);
 */
export function buildSnapshot(
  manifests: readonly Manifest[],
  { root = manifests[0]?.name ?? "shell", policy = {} }: SnapshotOptions = {},
): Snapshot {
  const builds = manifests.map(toBuild);
  const names = Object.fromEntries(builds.map(({ id, manifest }) => [manifest.name, id]));
  return makeSnapshot({ builds, names, root, environment: "test", n: 1, policy }).snapshot;
}

function toBuild(manifest: Manifest): Build {
  const id = fakeBuildId(manifest);
  return { id, base: `/${manifest.name}/${id}/`, manifest };
}
