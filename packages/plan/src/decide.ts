import type { Build, BuildId, Choice, Choices, ModuleId, Policy, ShareKey } from "@nacre/contract";
import { decideKey } from "./decideKey.ts";
import type { Finding } from "./finding.ts";
import type { PlanBuild } from "./planBuild.ts";
import { reportSplits, reportWishes } from "./reportWishes.ts";
import { uniteFamilies } from "./uniteFamilies.ts";
import { makeWorld, wishesByKey } from "./world.ts";
import type { Pick, World } from "./world.ts";

/** Which build gives each version of each key, for one container. */
export type View = Record<ShareKey, Record<string, BuildId>>;

export interface Decision {
  choices: Choices;
  /** What each container may see, by build id. Closed under "the highest version that satisfies". */
  views: Record<BuildId, View>;
  findings: Finding[];
}

/**
 * `resolve` without sentences, for where they would weigh: it is what a page uses when a build is added at run time.
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
): Decision {
  const world = makeWorld(builds, root, policy, fixed);
  const choices: Choices = {};
  const views: Record<BuildId, View> = {};
  for (const build of world.builds) {
    const decided = fixed[build.id] ?? decideBuild(world, build);
    choices[build.id] = decided;
    views[build.id] = viewOf(build, decided);
  }
  reportSplits(world, choices);
  return { choices, views, findings: world.findings };
}

function decideBuild(world: World, build: PlanBuild): Record<ModuleId, Choice> {
  const byKey = wishesByKey(build);
  const picks = new Map<ModuleId, Pick>();
  for (const [key, wishes] of byKey) {
    for (const [i, pick] of decideKey(world, build, key, wishes).entries()) {
      const wish = wishes[i];
      if (wish !== undefined) picks.set(wish.module, pick);
    }
  }
  uniteFamilies(world, build, byKey, picks);
  reportWishes(world, build, byKey, picks);
  return Object.fromEntries([...picks].flatMap(([module, pick]) => toChoice(module, pick)));
}

function toChoice(module: ModuleId, pick: Pick): [ModuleId, Choice][] {
  if (pick === undefined) return [];
  return [[module, pick === 0 ? 0 : [pick.build, pick.version]]];
}

function viewOf(build: PlanBuild, choices: Readonly<Record<ModuleId, Choice>>): View {
  const view: View = {};
  for (const [module, choice] of Object.entries(choices)) {
    const key = build.consumes[module]?.key;
    if (key === undefined || choice === 0) continue;
    view[key] = { ...view[key], [choice[1]]: choice[0] };
  }
  return view;
}
