import type { ShareKey } from "@nacre/contract";
import { byVersion } from "./offers.ts";
import type { Offer } from "./offers.ts";
import type { PlanBuild } from "./planBuild.ts";
import { satisfies } from "./version.ts";
import { wishesByKey } from "./world.ts";
import type { Pick, Wish, World } from "./world.ts";

/** What each wish of one container for one key gets, in the order of the wishes. */
export function decideKey(world: World, build: PlanBuild, key: ShareKey, wishes: readonly Wish[]): Pick[] {
  if (!isSingleton(wishes))
    return closed(
      wishes,
      wishes.map((wish) => best(world, build, wish)),
    );
  const entry = singletonEntry(world, build, key, wishes);
  return wishes.map((wish) => fromEntry(world, wish, entry));
}

/** Whether a container may see one copy only. One such consume binds the container's others of that key. */
export function isSingleton(wishes: readonly Wish[]): boolean {
  return wishes.some(({ singleton }) => singleton === true);
}

/** The copy that everybody has to take, where there is such a one. */
export function commonEntry(world: World, key: ShareKey, wishes: readonly Wish[]): Offer | undefined {
  const fromRoot = world.root === undefined ? [] : world.offers.of(world.root, key);
  if (fromRoot.length > 0) return one(fromRoot, wishes);
  if (!world.admitted.has(key)) return undefined;
  if (!world.common.has(key)) world.common.set(key, admittedEntry(world, key));
  return world.common.get(key);
}

export function accepts(wish: Wish, offer: { version: string }): boolean {
  return satisfies(offer.version, wish.match);
}

/**
 * | who has a copy that satisfies | who gives it |
 * | --- | --- |
 * | the root | the root |
 * | else the container itself | the container |
 * | else a sibling, and the root admits the key | the sibling with the highest version |
 * | nobody, the container has a fallback | the fallback |
 * | nobody, no fallback, not strict | the root's highest, or what else may be had |
 * | nobody, no fallback, strict | nobody |
 */
function best({ root, offers, admitted }: World, build: PlanBuild, wish: Wish): Pick {
  const { key } = wish;
  const pool = [
    ...(root === undefined ? [] : offers.of(root, key)),
    ...offers.of(build, key),
    ...(admitted.has(key) ? offers.all(key) : []),
  ];
  const found = pool.find((offer) => accepts(wish, offer));
  if (found !== undefined) return found;
  if (wish.fallback !== undefined) return 0;
  return wish.strict === true ? undefined : pool[0];
}

/** webpack's own rule on what a container sees: the highest version that satisfies, else the highest. */
function closed(wishes: readonly Wish[], picks: readonly Pick[]): Pick[] {
  const view = picks.filter((pick) => typeof pick === "object").sort(byVersion);
  return wishes.map((wish, i) => {
    const pick = picks[i];
    return typeof pick === "object" ? (view.find((offer) => accepts(wish, offer)) ?? view[0]) : pick;
  });
}

/** The one copy that a container may see of a singleton. */
export function singletonEntry(
  world: World,
  build: PlanBuild,
  key: ShareKey,
  wishes: readonly Wish[],
): Offer | undefined {
  return commonEntry(world, key, wishes) ?? one(world.offers.of(build, key), wishes);
}

function fromEntry(world: World, wish: Wish, entry: Offer | undefined): Pick {
  const own = wish.fallback === undefined ? undefined : 0;
  if (entry === undefined) return own;
  if (accepts(wish, entry)) return entry;
  if (wish.singleton === true) return wish.strict === true || world.strict ? undefined : entry;
  return own ?? (wish.strict === true ? undefined : entry);
}

/** The highest copy that suits all; else the one that suits those who insist on a single copy; else the highest. */
function one(offers: readonly Offer[], wishes: readonly Wish[]): Offer | undefined {
  const suits = (some: readonly Wish[]) => (offer: Offer) => some.every((wish) => accepts(wish, offer));
  const insisting = wishes.filter(({ singleton }) => singleton === true);
  return offers.find(suits(wishes)) ?? offers.find(suits(insisting)) ?? offers[0];
}

/** A copy in use stays; else the highest that suits every container which wants a single copy. */
function admittedEntry(world: World, key: ShareKey): Offer | undefined {
  const offers = world.offers.all(key);
  return offers.find((offer) => isInUse(world, key, offer)) ?? one(offers, singletonWishes(world, key));
}

function isInUse({ builds, fixed }: World, key: ShareKey, { build, version }: Offer): boolean {
  return builds.some(({ id, consumes }) =>
    Object.entries(fixed[id] ?? {}).some(
      ([module, choice]) =>
        consumes[module]?.key === key && choice !== 0 && choice[0] === build && choice[1] === version,
    ),
  );
}

function singletonWishes({ builds, fixed }: World, key: ShareKey): Wish[] {
  return builds
    .filter(({ id }) => fixed[id] === undefined)
    .map((build) => wishesByKey(build).get(key) ?? [])
    .filter(isSingleton)
    .flat();
}
