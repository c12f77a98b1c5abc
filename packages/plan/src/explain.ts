import { explainError, withoutStories } from "@nacre/contract";
import type { Build, Choice, Choices, Policy, ShareKey, Snapshot } from "@nacre/contract";
import { accepts, isSingleton } from "./decideKey.ts";
import type { Offer } from "./offers.ts";
import type { PlanBuild } from "./planBuild.ts";
import { planShaken } from "./shaking/planShaken.ts";
import { makeWorld, wishesByKey } from "./world.ts";
import type { Wish, World } from "./world.ts";

/**
 * Says in words what a container gets for a key: who asked for which range, what was there, why this one.
 *
 * @param builds All that took part. Slices do not know their ranges, so the words are fewer with them.
 * @param root Id or name of the build whose policy counts.
 * @param plan What `resolve` gave, or a snapshot.
 * @param container Name or id of the build that asks.
 * @param policy The one that `resolve` was given.
 * @example
 * explain(builds, "shell", plan, "catalog", "date-fns");
 * // catalog asks for date-fns ^3.0.0. There is 2.30.0 of shell (the root), 3.6.0 of catalog (its own).
 * // It gets 3.6.0 of catalog: the root's 2.30.0 does not satisfy.
 */
export function explain(
  builds: readonly (Build | PlanBuild)[],
  root: string,
  plan: Planned,
  container: string,
  key: ShareKey,
  policy: Policy = {},
): string {
  const world = makeWorld(builds, root, policy, {});
  const build = world.builds.find(({ id }) => id === container) ?? world.builds.find(({ name }) => name === container);
  if (build === undefined) return `There is no build called ${container}.`;
  const wishes = wishesByKey(build).get(key) ?? [];
  if (wishes.length === 0) return `${build.name} does not ask for ${key}.`;
  const found = describeOffers(world, build, key);
  return wishes
    .map((wish) => {
      const choice = plan.choices[build.id]?.[wish.module];
      const words = explainWish(world, build, wish, wishes, choice, found);
      return [words, ...explainCopy(builds, root, plan, choice, key)].join(" ");
    })
    .join("\n");
}

/** What `resolve` gave, or a snapshot: that knows which copies are shaken. */
type Planned = { choices: Choices; builds?: Snapshot["builds"] };

/** Whether the copy is the shaken one, and who needs more where it is not. */
function explainCopy(
  builds: readonly (Build | PlanBuild)[],
  root: string,
  { choices, builds: slices }: Planned,
  choice: Choice | undefined,
  key: ShareKey,
): string[] {
  if (!choice || slices === undefined) return [];
  const [giver, version] = choice;
  const known = builds.filter((build) => "manifest" in build);
  const copies = known.find(({ id }) => id === giver)?.manifest.provides[key] ?? [];
  const copy = copies.find((each) => each.version === version);
  if (!copy?.shaken) return [];
  const isShaken = slices[giver]?.provides[key]?.some((each) => each.version === version && each.shaken) === true;
  if (isShaken) return ["It is loaded without the exports that nobody uses."];
  const finding = planShaken(known.map(withoutItsStories), root, choices).findings.find(
    ({ details }) => details["build"] === giver && details["family"] === (copy.family ?? key),
  );
  return finding === undefined ? [] : [explainError(finding)];
}

function withoutItsStories(build: Build): Build {
  return { ...build, manifest: withoutStories(build.manifest) };
}

function explainWish(
  world: World,
  build: PlanBuild,
  wish: Wish,
  wishes: readonly Wish[],
  choice: Choice | undefined,
  found: string,
): string {
  const range = wish.range === undefined || wish.range === false ? " in any version" : ` ${wish.range}`;
  const how = [wish.singleton === true && "singleton", wish.strict === true && "strict"].filter(
    (word) => word !== false,
  );
  const asked = `${build.name} asks for ${wish.key}${range}${how.length > 0 ? ` (${how.join(", ")})` : ""}.`;
  return `${asked} ${found} ${verdict(world, build, wish, wishes, choice)}`;
}

function describeOffers(world: World, build: PlanBuild, key: ShareKey): string {
  const role = (offer: Offer): string => {
    if (offer.build === world.root?.id) return "the root";
    if (offer.build === build.id) return "its own";
    return world.admitted.has(key) ? "a sibling, admitted" : "a sibling, not admitted";
  };
  const offers = world.offers.all(key).map((offer) => `${offer.version} of ${offer.container} (${role(offer)})`);
  return offers.length === 0 ? "Nobody provides it." : `There is ${offers.join(", ")}.`;
}

function verdict(
  world: World,
  build: PlanBuild,
  wish: Wish,
  wishes: readonly Wish[],
  choice: Choice | undefined,
): string {
  if (choice === undefined) return "It gets nothing, because no copy that it may take satisfies; evaluating it throws.";
  if (choice === 0) return "It gets its own fallback, because no copy that it may take satisfies.";
  const [giver, version] = choice;
  const offer = world.offers.all(wish.key).find((one) => one.build === giver && one.version === version);
  if (offer === undefined) return `It gets ${version} of build ${giver}, which is not among these builds.`;
  return `It gets ${version} of ${offer.container}: ${reason(world, build, wish, wishes, offer)}.`;
}

function reason(world: World, build: PlanBuild, wish: Wish, wishes: readonly Wish[], offer: Offer): string {
  const isRoot = offer.build === world.root?.id;
  if (!accepts(wish, offer))
    return `it does not satisfy, but ${build.name} is not strict and nothing better may be taken`;
  if (isRoot)
    return isSingleton(wishes) ? "a singleton is the root's" : "the root's copy satisfies, and the root comes first";
  if (isSingleton(wishes) && offer.build !== build.id) return "the root admits one copy for all";
  const before = [world.root, build].filter((one) => one !== undefined && one.id !== offer.build);
  const reasons = before.map((one) => shortfall(world, one, wish));
  return reasons.filter((text) => text !== "").join("; ") || "it is the highest copy that satisfies";
}

/** Why a build that comes first did not give it. */
function shortfall(world: World, build: PlanBuild | undefined, wish: Wish): string {
  if (build === undefined) return "";
  const offers = world.offers.of(build, wish.key);
  if (offers.length === 0) return `${build.name} has none`;
  const versions = offers.map(({ version }) => version).join(", ");
  if (offers.some((offer) => accepts(wish, offer)))
    return `${build.name}'s ${versions} does not fit all that is asked together`;
  return `${build.name}'s ${versions} does not satisfy`;
}
