import type { BuildId, ModuleId, ShareKey } from "@nacre/contract";
import { byText } from "./byText.ts";
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
  for (const [family, wishes] of families(byKey)) {
    const givers = giversOf(build, wishes, picks);
    if (new Set(givers.values()).size < 2) continue;
    const united = candidates(world, build)
      .map((giver) => supply(world, build, giver, wishes, picks))
      .find((supplied) => supplied !== undefined);
    for (const [module, pick] of united ?? []) picks.set(module, pick);
    if (united === undefined) reportSplit(world, build, family, givers);
  }
}

/** All consumes of the keys of each family, by family. */
function families(byKey: ReadonlyMap<ShareKey, readonly Wish[]>): Map<string, Wish[]> {
  const found = new Map<string, Wish[]>();
  for (const wishes of byKey.values()) {
    const family = wishes.find((wish) => wish.family !== undefined)?.family;
    if (family !== undefined) found.set(family, [...(found.get(family) ?? []), ...wishes]);
  }
  return found;
}

function giversOf(
  build: PlanBuild,
  wishes: readonly Wish[],
  picks: ReadonlyMap<ModuleId, Pick>,
): Map<ShareKey, BuildId> {
  const givers = new Map<ShareKey, BuildId>();
  for (const { key, module } of wishes) {
    const pick = picks.get(module);
    if (pick !== undefined) givers.set(key, pick === 0 ? build.id : pick.build);
  }
  return givers;
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

function reportSplit(world: World, build: PlanBuild, family: string, givers: ReadonlyMap<ShareKey, BuildId>): void {
  const nameOf = (id: BuildId): string => world.builds.find((other) => other.id === id)?.name ?? id;
  const keys = [...givers].map(([key, id]) => ({ key, container: nameOf(id) })).sort((a, b) => byText(a.key, b.key));
  const details = { container: build.name, build: build.id, family, keys };
  world.findings.push({ code: "NACRE_PLAN_FAMILY_SPLIT", severity: "warning", details });
}
