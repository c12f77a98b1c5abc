import type { Build, Choices, Diagnostic, Policy } from "@nacre/contract";
import { decide } from "./decide.ts";
import type { Decision } from "./decide.ts";
import { toDiagnostic } from "./finding.ts";
import type { PlanBuild } from "./planBuild.ts";

export interface Resolution extends Pick<Decision, "choices" | "views"> {
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
  const { choices, views, findings } = decide(builds, root, policy, fixed);
  return { choices, views, diagnostics: findings.map(toDiagnostic) };
}
