import type { BuildId, ModuleId, ShareKey } from "@nacre/contract";
import { accepts, commonEntry, isSingleton } from "./decideKey.ts";
import type { PlanBuild } from "./planBuild.ts";
import type { Pick, Wish, World } from "./world.ts";

/**
 * Gives a container all keys of one family from one build, where a build has them all and may give them. Changes `picks`.
 */
export function uniteFamilies(
  world: World,
  build: PlanBuild,
  byKey: ReadonlyMap<ShareKey, readonly Wish[]>,
  picks: Map<ModuleId, Pick>,
): void {
  for (const wishes of families(byKey).values()) {
    if (giversOf(build, wishes, picks).size < 2) continue;
    const united = candidates(world, build)
      .map((giver) => supply(world, build, giver, wishes, picks))
      .find((supplied) => supplied !== undefined);
    for (const [module, pick] of united ?? []) picks.set(module, pick);
  }
}

/** All consumes of the keys of each family that has more than one, by family. */
export function families(byKey: ReadonlyMap<ShareKey, readonly Wish[]>): Map<string, Wish[]> {
  const found = new Map<string, Wish[]>();
  for (const wishes of byKey.values()) {
    const family = wishes.find((wish) => wish.family !== undefined)?.family;
    if (family !== undefined) found.set(family, [...(found.get(family) ?? []), ...wishes]);
  }
  return new Map([...found].filter(([, wishes]) => wishes.some(({ key }) => key !== wishes[0]?.key)));
}

function giversOf(build: PlanBuild, wishes: readonly Wish[], picks: ReadonlyMap<ModuleId, Pick>): Set<BuildId> {
  const given = wishes.map(({ module }) => picks.get(module)).filter((pick) => pick !== undefined);
  return new Set(given.map((pick) => (pick === 0 ? build.id : pick.build)));
}

/** In the order of `best`: the root, the container itself, its siblings. */
function candidates({ root, builds }: World, build: PlanBuild): PlanBuild[] {
  return [...new Set([...(root === undefined ? [] : [root]), build, ...builds])];
}

/** What `giver` would give for every wish; nothing when it lacks one, or may not give it. */
function supply(
  world: World,
  build: PlanBuild,
  giver: PlanBuild,
  wishes: readonly Wish[],
  picks: ReadonlyMap<ModuleId, Pick>,
): Map<ModuleId, Pick> | undefined {
  const supplied = new Map<ModuleId, Pick>();
  for (const wish of wishes) {
    const same = wishes.filter(({ key }) => key === wish.key);
    const pick = supplyOne(world, build, giver, wish, same, picks.get(wish.module));
    if (pick === undefined) return undefined;
    supplied.set(wish.module, pick);
  }
  return supplied;
}

function supplyOne(
  world: World,
  build: PlanBuild,
  giver: PlanBuild,
  wish: Wish,
  same: readonly Wish[],
  current: Pick,
): Pick {
  const bound = isSingleton(same) ? commonEntry(world, wish.key, same) : undefined;
  if (bound !== undefined) return bound.build === giver.id ? current : undefined;
  const mayGive = giver === world.root || giver === build || world.admitted.has(wish.key);
  const offers = mayGive ? world.offers.of(giver, wish.key) : [];
  const suiting = isSingleton(same) ? same : [wish];
  const found = offers.find((offer) => suiting.every((other) => accepts(other, offer)));
  if (found !== undefined) return found;
  return giver === build && wish.fallback !== undefined ? 0 : undefined;
}
