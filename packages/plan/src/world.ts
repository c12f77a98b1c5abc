import type { Build, BuildId, Choices, ModuleId, Policy, ShareKey } from "@nacre/contract";
import { byText } from "./byText.ts";
import { makeOffers } from "./offers.ts";
import type { Offer, Offers } from "./offers.ts";
import { planBuild } from "./planBuild.ts";
import type { PlanBuild } from "./planBuild.ts";

/** Everything that a decision may look at, in an order that no load order changes. */
export interface World {
  builds: readonly PlanBuild[];
  byId: ReadonlyMap<BuildId, PlanBuild>;
  root: PlanBuild | undefined;
  offers: Offers;
  /** Keys that containers may take from a sibling. */
  admitted: ReadonlySet<ShareKey>;
  strict: boolean;
  fixed: Choices;
  /** The one copy of each admitted singleton that the root does not provide, once it was looked for. */
  common: Map<ShareKey, Offer | undefined>;
}

/** One consume of a container. */
export type Wish = PlanBuild["consumes"][ModuleId] & { module: ModuleId };

/** What a wish gets: a copy, `0` for the container's own fallback, or nothing. */
export type Pick = Offer | 0 | undefined;

export function makeWorld(given: readonly (Build | PlanBuild)[], root: string, policy: Policy, fixed: Choices): World {
  const builds = given.map(planBuild).sort((a, b) => byText(a.name, b.name) || byText(a.id, b.id));
  const rootBuild = builds.find(({ id }) => id === root) ?? builds.find(({ name }) => name === root);
  return {
    builds,
    byId: new Map(builds.map((build) => [build.id, build])),
    root: rootBuild,
    offers: makeOffers(builds),
    admitted: new Set([...(policy.admit ?? []), ...(rootBuild?.admit ?? [])]),
    strict: policy.strict === true,
    fixed,
    common: new Map(),
  };
}

/** The consumes of a build by share key, both in a fixed order. */
export function wishesByKey(build: PlanBuild): Map<ShareKey, Wish[]> {
  const byKey = new Map<ShareKey, Wish[]>();
  const wishes = Object.entries(build.consumes).map(([module, consume]): Wish => ({ ...consume, module }));
  for (const wish of wishes.sort((a, b) => byText(a.key, b.key) || byText(a.module, b.module))) {
    byKey.set(wish.key, [...(byKey.get(wish.key) ?? []), wish]);
  }
  return byKey;
}
