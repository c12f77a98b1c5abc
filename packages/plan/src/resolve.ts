import type { Build, BuildId, Choice, Choices, Diagnostic, ModuleId, Policy, ShareKey } from "@nacre/contract";
import { decideAll } from "./decide.ts";
import { toDiagnostic } from "./finding.ts";
import type { PlanBuild } from "./planBuild.ts";
import { report } from "./report.ts";
import { makeWorld } from "./world.ts";

/** Which build gives each version of each key, for one container. */
export type View = Record<ShareKey, Record<string, BuildId>>;

/** What `resolve` decides, and what it has to say about it. */
export interface Resolution {
  choices: Choices;
  /** What each container may see, by build id. Closed under "the highest version that satisfies". */
  views: Record<BuildId, View>;
  diagnostics: Diagnostic[];
}

/**
 * Who supplies each shared module of each container. The root's copy wins where it satisfies, and a singleton is the
 * root's whenever the root provides it; else a container's own copy; else an admitted sibling's; else its fallback.
 * Depends on the builds alone, never on their order. Everything that nobody satisfies has a diagnostic; nothing throws.
 *
 * @param builds All that take part.
 * @param root Id or name of the build whose policy counts.
 * @param policy What the root decides, besides its manifest's `admit`.
 * @param fixed Choices of builds that were decided before. They stand: such builds only give.
 * @example
 * const { choices, diagnostics } = resolve(builds, "shell", { admit: ["date-fns"] });
 */
export function resolve(
  builds: readonly (Build | PlanBuild)[],
  root: string,
  policy: Policy = {},
  fixed: Choices = {},
): Resolution {
  const world = makeWorld(builds, root, policy, fixed);
  const choices = decideAll(world);
  const views = Object.fromEntries(world.builds.map((build) => [build.id, viewOf(build, choices[build.id] ?? {})]));
  return { choices, views, diagnostics: report(world, choices).map(toDiagnostic) };
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
