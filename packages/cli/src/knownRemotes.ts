import type { ExposeName, Manifest, ShareKey } from "@nacre/contract";

/** What a build may know of others when it is made: the content of `.nacre/remotes.json`. */
export interface KnownRemotes {
  schema: 1;
  /** Asynchronous exposes, by container. */
  remotes: Record<string, { async: ExposeName[] }>;
  /** Share keys of which some copy is asynchronous. */
  shared: { async: ShareKey[] };
}

/** Sorted, so that the file changes only when a fact does. */
export function knownRemotes(manifests: readonly Manifest[]): KnownRemotes {
  const remotes: KnownRemotes["remotes"] = {};
  for (const { name, exposes } of manifests.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const async = Object.keys(exposes).filter((expose) => exposes[expose]?.async);
    if (async.length > 0) remotes[name] = { async: async.sort() };
  }
  const keys = manifests.flatMap(({ provides }) =>
    Object.keys(provides).filter((key) => provides[key]?.some((copy) => copy.async)),
  );
  return { schema: 1, remotes, shared: { async: [...new Set(keys)].sort() } };
}
