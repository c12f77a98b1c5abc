import type { ChunkId, Code, Consume, Manifest, MfAssets, MfShared, ShareKey } from "@nacre/contract";
import valid from "semver/functions/valid.js";
import validRange from "semver/ranges/valid.js";
import { compileRange } from "../compileRange.ts";
import type { EntryConsume, EntryFacts } from "./readEntry.ts";

/** What a foreign container requires and brings of shared modules, and the files of each. */
export interface ForeignShared extends Pick<Manifest, "consumes" | "provides"> {
  assets: Record<ChunkId, MfAssets | undefined>;
}

type Said = Pick<EntryFacts, "consumes" | "provides">;

/**
 * @param facts Of the entry: they know better, because `mf-manifest.json` has one version per package, a range made of that
 *   version, and for webpack `singleton` where nobody asked for it.
 */
export function foreignShared(listed: readonly MfShared[], facts: EntryFacts | undefined): ForeignShared {
  const said = facts !== undefined && facts.consumes.length > 0 ? facts : saidBy(listed);
  const provides = Object.fromEntries(
    Object.entries(said.provides).map(([key, versions]) => [
      key,
      [...new Set(versions)].map((version) => ({ version: valid(version) ?? "0", ...codeOf(key) })),
    ]),
  );
  const consumes = said.consumes.flatMap((each) => {
    const consume = consumeOf(each, Object.hasOwn(provides, each.key));
    return consume ? [[`${each.key} ${each.range || "*"}`, consume] as const] : [];
  });
  const listedAssets = new Map(listed.map(({ name, assets }) => [name, assets]));
  const assets = Object.fromEntries(Object.keys(provides).map((key) => [chunkOf(key), listedAssets.get(key)]));
  return { consumes: Object.fromEntries(consumes), provides, assets };
}

function saidBy(listed: readonly MfShared[]): Said {
  return {
    consumes: listed.flatMap(({ name, requiredVersion, singleton = false }) =>
      requiredVersion === undefined ? [] : [{ key: name, range: requiredVersion, singleton, strict: false }],
    ),
    provides: Object.fromEntries(listed.map(({ name, version }) => [name, [version]])),
  };
}

/** Nothing for a range that nobody understands (`workspace:*`): what the container requires is not known then. */
function consumeOf({ key, range: written, singleton, strict }: EntryConsume, isOwn: boolean): Consume | undefined {
  // Their `*` takes every version, also one that is unknown.
  const range = written === "*" ? false : written;
  if (range !== false && validRange(range) === null) return undefined;
  return {
    key,
    range,
    ...(range !== false && { match: compileRange(range) }),
    ...(singleton && { singleton }),
    ...(strict && { strict }),
    ...(isOwn && { fallback: codeOf(key) }),
  };
}

function codeOf(key: ShareKey): Code {
  return { chunks: [chunkOf(key)], module: key };
}

function chunkOf(key: ShareKey): ChunkId {
  return `shared ${key}`;
}
