import type { BuildId, Choice, Choices, ShareKey } from "@nacre/contract";
import { byText } from "./byText.ts";
import { accepts, singletonEntry } from "./decideKey.ts";
import type { Finding } from "./finding.ts";
import type { PlanBuild } from "./planBuild.ts";
import { families } from "./uniteFamilies.ts";
import { wishesByKey } from "./world.ts";
import type { Wish, World } from "./world.ts";

type Copy = { container: string; version: string };
type Own = Readonly<Record<string, Choice>>;

/** Everything about the choices that somebody should know. Builds that were decided before have been reported then. */
export function report(world: World, choices: Choices): Finding[] {
  const found = world.builds.flatMap((build) => {
    if (world.fixed[build.id] !== undefined) return [];
    const own = choices[build.id] ?? {};
    return [...unsatisfied(world, build, own), ...splitFamilies(world, build, own)];
  });
  return [...found, ...splitSingletons(world, choices)];
}

/**
 * What no copy satisfies: an error where the container gets nothing, a warning where it gets another version. Told once
 * of a family (`react`, `react-dom/client`), with its other keys: they come together, and one upgrade mends all.
 */
function unsatisfied(world: World, build: PlanBuild, own: Own): Finding[] {
  const found = new Map<string, Finding>();
  for (const wishes of wishesByKey(build).values()) {
    for (const wish of wishes) {
      const finding = unsatisfiedWish(world, build, wish, wishes, own[wish.module]);
      if (finding === undefined) continue;
      const isFamily = finding.code === "NACRE_PLAN_UNSATISFIED_SINGLETON" && wish.family !== undefined;
      const same = JSON.stringify(
        isFamily ? { ...finding, details: { ...finding.details, key: wish.family } } : finding,
      );
      found.set(same, withKey(found.get(same) ?? finding, wish.key));
    }
  }
  return [...found.values()];
}

function withKey(finding: Finding, key: ShareKey): Finding {
  const { also = [], ...details } = finding.details as { key: ShareKey; also?: ShareKey[] };
  if (key === details.key || also.includes(key)) return finding;
  return { ...finding, details: { ...details, also: [...also, key] } };
}

function unsatisfiedWish(
  world: World,
  build: PlanBuild,
  wish: Wish,
  wishes: readonly Wish[],
  choice: Choice | undefined,
): Finding | undefined {
  const used = choice === undefined || choice === 0 ? undefined : copyOf(world, choice);
  if (choice === 0 || (used !== undefined && accepts(wish, used))) return undefined;
  const asked = { container: build.name, build: build.id, key: wish.key, range: wish.range ?? false };
  const severity = used === undefined ? "error" : "warning";
  const entry = wish.singleton === true ? singletonEntry(world, build, wish.key, wishes) : undefined;
  if (entry !== undefined) {
    const details = { ...asked, provider: entry.container, version: entry.version };
    return { code: "NACRE_PLAN_UNSATISFIED_SINGLETON", severity, details };
  }
  const found = world.offers.all(wish.key).map(({ container, version }): Copy => ({ container, version }));
  const details = { ...asked, found, ...(used !== undefined && { used }) };
  return { code: "NACRE_PLAN_NO_SATISFYING_VERSION", severity, details };
}

function splitFamilies(world: World, build: PlanBuild, own: Own): Finding[] {
  return [...families(wishesByKey(build))].flatMap(([family, wishes]) => {
    const givers = new Map<ShareKey, BuildId>();
    for (const { key, module } of wishes) {
      const choice = own[module];
      if (choice !== undefined) givers.set(key, choice === 0 ? build.id : choice[0]);
    }
    if (new Set(givers.values()).size < 2) return [];
    const keys = [...givers].map(([key, id]) => ({ key, container: nameOf(world, id) }));
    const details = { container: build.name, build: build.id, family, keys };
    return [{ code: "NACRE_PLAN_FAMILY_SPLIT", severity: "warning", details }];
  });
}

/** Which singletons exist more than once, because the root neither provides nor admits them. */
function splitSingletons(world: World, choices: Choices): Finding[] {
  return singletonCopies(world, choices)
    .filter(([, copies]) => copies.size > 1)
    .map(([key, copies]) => {
      const details = { key, copies: [...copies.values()] };
      return { code: "NACRE_PLAN_SINGLETON_SPLIT", severity: "warning", details };
    });
}

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

function copyOf(world: World, [build, version]: [BuildId, string]): Copy {
  return { container: nameOf(world, build), version };
}

function nameOf(world: World, id: BuildId): string {
  return world.byId.get(id)?.name ?? id;
}
