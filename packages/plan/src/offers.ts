import type { BuildId, ShareKey } from "@nacre/contract";
import { byText } from "./byText.ts";
import type { PlanBuild } from "./planBuild.ts";
import { compareVersions } from "./version.ts";

/** One copy of a shared module that a build can give. */
export interface Offer {
  build: BuildId;
  container: string;
  version: string;
}

/** What can be had: of one build, or of all, the highest version first. */
export interface Offers {
  of(build: PlanBuild, key: ShareKey): readonly Offer[];
  all(key: ShareKey): readonly Offer[];
}

/** Reads each build's copies of a key once. */
export function makeOffers(builds: readonly PlanBuild[]): Offers {
  const byBuild = new Map<string, Offer[]>();
  const byKey = new Map<ShareKey, Offer[]>();
  const of = (build: PlanBuild, key: ShareKey): Offer[] =>
    remember(byBuild, `${build.id} ${key}`, () => read(build, key).sort(byVersion));
  const all = (key: ShareKey): Offer[] =>
    remember(byKey, key, () => builds.flatMap((build) => of(build, key)).sort(byVersion));
  return { of, all };
}

/** Highest version first; equal ones by the name of their container, then by build: no load order changes it. */
export function byVersion(a: Offer, b: Offer): number {
  return (
    compareVersions(b.version, a.version) ||
    byText(a.version, b.version) ||
    byText(a.container, b.container) ||
    byText(a.build, b.build)
  );
}

function read(build: PlanBuild, key: ShareKey): Offer[] {
  const copies = Object.hasOwn(build.provides, key) ? (build.provides[key] ?? []) : [];
  return copies.map(({ version }) => ({ build: build.id, container: build.name, version }));
}

function remember<Value>(memo: Map<string, Value>, key: string, make: () => Value): Value {
  const known = memo.get(key);
  if (known !== undefined) return known;
  const made = make();
  memo.set(key, made);
  return made;
}
