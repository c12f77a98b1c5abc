import type { Build, Choice, Choices, ModuleId, Policy } from "@nacre/contract";
import { decideKey } from "./decideKey.ts";
import type { PlanBuild } from "./planBuild.ts";
import { uniteFamilies } from "./uniteFamilies.ts";
import { makeWorld, wishesByKey } from "./world.ts";
import type { Pick, World } from "./world.ts";

/**
 * The choices of `resolve` and nothing else, for where its diagnostics would weigh: it is what a page uses when a build is
 * added at run time.
 *
 * @param builds All that take part, in any order.
 * @param root Id or name of the build whose policy counts.
 * @param policy What the root decides, besides its manifest's `admit`.
 * @param fixed Choices of builds that were decided before. They stand: such builds only give.
 * @example
 * const { choices } = decide([...slices, added], "shell", {}, snapshot.choices);
 */
export function decide(
  builds: readonly (Build | PlanBuild)[],
  root: string,
  policy: Policy = {},
  fixed: Choices = {},
): { choices: Choices } {
  return { choices: decideAll(makeWorld(builds, root, policy, fixed)) };
}

/** @internal */
export function decideAll(world: World): Choices {
  return Object.fromEntries(
    world.builds.map((build) => [build.id, world.fixed[build.id] ?? decideBuild(world, build)]),
  );
}

function decideBuild(world: World, build: PlanBuild): Record<ModuleId, Choice> {
  const byKey = wishesByKey(build);
  const picks = new Map<ModuleId, Pick>();
  for (const [key, wishes] of byKey) {
    const decided = decideKey(world, build, key, wishes);
    wishes.forEach(({ module }, i) => picks.set(module, decided[i]));
  }
  uniteFamilies(world, build, byKey, picks);
  return Object.fromEntries([...picks].flatMap(([module, pick]) => toChoice(module, pick)));
}

function toChoice(module: ModuleId, pick: Pick): [ModuleId, Choice][] {
  if (pick === undefined) return [];
  return [[module, pick === 0 ? 0 : [pick.build, pick.version]]];
}
