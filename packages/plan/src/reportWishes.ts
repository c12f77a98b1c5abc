import type { Choices, ModuleId, ShareKey } from "@nacre/contract";
import { byText } from "./byText.ts";
import { accepts, singletonEntry } from "./decideKey.ts";
import type { Finding } from "./finding.ts";
import type { PlanBuild } from "./planBuild.ts";
import type { Pick, Wish, World } from "./world.ts";

/** Says what no copy satisfies: an error where the container gets nothing, a warning where it gets another version. */
export function reportWishes(
  world: World,
  build: PlanBuild,
  byKey: ReadonlyMap<ShareKey, readonly Wish[]>,
  picks: ReadonlyMap<ModuleId, Pick>,
): void {
  const said = new Set<string>();
  for (const wishes of byKey.values()) {
    for (const wish of wishes) {
      const finding = findingOf(world, build, wish, wishes, picks.get(wish.module));
      const text = JSON.stringify(finding);
      if (finding !== undefined && !said.has(text)) world.findings.push(finding);
      said.add(text);
    }
  }
}

function findingOf(
  world: World,
  build: PlanBuild,
  wish: Wish,
  wishes: readonly Wish[],
  pick: Pick,
): Finding | undefined {
  if (pick === 0 || (pick !== undefined && accepts(wish, pick))) return undefined;
  const asked = { container: build.name, build: build.id, key: wish.key, range: wish.range ?? false };
  const severity = pick === undefined ? "error" : "warning";
  const entry = wish.singleton === true ? singletonEntry(world, build, wish.key, wishes) : undefined;
  if (entry !== undefined) {
    const details = { ...asked, provider: entry.container, version: entry.version };
    return { code: "NACRE_PLAN_UNSATISFIED_SINGLETON", severity, details };
  }
  const found = world.offers.all(wish.key).map(({ container, version }) => ({ container, version }));
  const used = pick === undefined ? {} : { used: { container: pick.container, version: pick.version } };
  const details = { ...asked, found, ...used };
  return { code: "NACRE_PLAN_NO_SATISFYING_VERSION", severity, details };
}

/** Says which singletons exist more than once, because the root neither provides nor admits them. */
export function reportSplits(world: World, choices: Choices): void {
  for (const [key, copies] of singletonCopies(world, choices)) {
    if (copies.size < 2) continue;
    const details = { key, copies: [...copies.values()] };
    world.findings.push({ code: "NACRE_PLAN_SINGLETON_SPLIT", severity: "warning", details });
  }
}

type Copy = { container: string; version: string };

/** By key and by copy: the first container that uses it. A decided build does not say what it wanted singly. */
function singletonCopies({ builds, fixed }: World, choices: Choices): [ShareKey, Map<string, Copy>][] {
  const keys = new Map<ShareKey, Map<string, Copy>>();
  const wanted = new Set(builds.flatMap(singletonKeys));
  for (const build of builds) {
    for (const [module, consume] of Object.entries(build.consumes)) {
      const choice = choices[build.id]?.[module];
      const counts = consume.singleton === true || (fixed[build.id] !== undefined && wanted.has(consume.key));
      if (choice === undefined || !counts) continue;
      const [giver, version] = choice === 0 ? [build.id, "its own"] : choice;
      const copies = keys.get(consume.key) ?? new Map<string, Copy>();
      if (!copies.has(`${giver} ${version}`)) copies.set(`${giver} ${version}`, { container: build.name, version });
      keys.set(consume.key, copies);
    }
  }
  return [...keys].sort(([a], [b]) => byText(a, b));
}

function singletonKeys({ consumes }: PlanBuild): ShareKey[] {
  return Object.values(consumes).flatMap(({ singleton, key }) => (singleton === true ? [key] : []));
}
