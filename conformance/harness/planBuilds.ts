import type { Build, Diagnostic, Snapshot } from "@nacre/contract";
import { makeSnapshot } from "@nacre/plan";
import type { Case } from "./Case.ts";

/** The address of a build's folder. */
export type Place = (build: Build) => string;

/**
 * The plan of builds of a case.
 *
 * @param builds all of the case, by key
 * @param place Default: where they lie on the disk.
 */
export function planBuilds(
  builds: Readonly<Record<string, Build>>,
  { deploy, root, policy }: Pick<Case, "deploy" | "root" | "policy">,
  place: Place = ({ base }) => base,
): { snapshot: Snapshot; diagnostics: Diagnostic[] } {
  const keys = deploy ?? Object.keys(builds);
  const deployed = keys.map((key) => ({ ...builds[key]!, base: place(builds[key]!) }));
  const names: Record<string, string> = {};
  for (const { id, manifest } of deployed) names[manifest.name] ??= id;
  return makeSnapshot({
    builds: deployed,
    names,
    root: builds[root ?? keys[0]!]!.manifest.name,
    environment: "conformance",
    n: 1,
    ...(policy && { policy }),
  });
}
