import { contributionsTo, toSlice, withoutStories } from "@nacre/contract";
import type { Build, BuildId, Diagnostic, Policy, RouteData, Slice, Snapshot } from "@nacre/contract";
import { checkAsync } from "./checkAsync.ts";
import { checkLinks } from "./checkLinks.ts";
import { toDiagnostic } from "./finding.ts";
import { flattenRoutes } from "./flattenRoutes.ts";
import { mergeRoutes } from "./mergeRoutes.ts";
import { planShared } from "./planShared.ts";
import { resolve } from "./resolve.ts";
import { planShaken, type ShakenPlan } from "./shaking/planShaken.ts";

/** What `makeSnapshot` needs: the builds, what their names mean, and which one is the page. */
export interface SnapshotInput {
  /** All builds, those that only pinned references mean included. */
  builds: readonly Build[];
  /** Which build each name means. */
  names: Readonly<Record<string, BuildId>>;
  /** Name of the page's application. */
  root: string;
  /** For people: `local`, `production`. */
  environment: string;
  /** Grows with every change. */
  n: number;
  policy?: Policy;
}

/**
 * Makes one consistent world of builds: choices, slices, ranked routes. Never throws: what does not fit together is a
 * diagnostic, and with one of severity `error` some page of the snapshot cannot work.
 *
 * @example
 * const { snapshot, diagnostics } = makeSnapshot({ builds, names, root: "shell", environment: "local", n: 1 });
 */
export function makeSnapshot(input: SnapshotInput): { snapshot: Snapshot; diagnostics: Diagnostic[] } {
  const { builds, names, root, environment, n, policy } = input;
  const resolution = resolve(builds, names[root] ?? root, policy);
  const pages = builds.map((build) => ({ ...build, manifest: withoutStories(build.manifest) }));
  const shaken = planShaken(pages, names[root] ?? root, resolution.choices);
  const slices = slicesOf(input, shaken);
  const routesOf = (name: string): readonly RouteData[] | undefined => slices[names[name] ?? ""]?.routes;
  const flat = flattenRoutes(mergeRoutes(root, routesOf, (slot) => contributionsTo({ names, builds: slices }, slot)));
  const shared = planShared(builds, names, root);
  const snapshot: Snapshot = {
    schema: 1,
    environment,
    n,
    root,
    names: { ...names },
    builds: slices,
    routes: flat.routes,
    choices: resolution.choices,
    ...(Object.keys(shared.stores).length > 0 && { stores: shared.stores }),
  };
  const awaited = checkAsync(snapshot, policy?.strictAsync === true);
  const links = [...checkLinks(snapshot), ...flat.findings, ...awaited, ...shared.findings, ...shaken.findings].map(
    toDiagnostic,
  );
  return { snapshot, diagnostics: [...links, ...resolution.diagnostics] };
}

/** The root's slice says what it admits, so that a build which is added at run time is decided by the same policy. */
function slicesOf({ builds, names, root, policy }: SnapshotInput, { isShaken }: ShakenPlan): Record<BuildId, Slice> {
  const slices: Record<BuildId, Slice> = Object.fromEntries(
    builds.map((build) => [build.id, toSlice(build, (key, version) => isShaken(build.id, key, version))]),
  );
  const top = slices[names[root] ?? ""];
  if (top !== undefined && policy?.admit !== undefined)
    top.admit = [...new Set([...(top.admit ?? []), ...policy.admit])];
  return slices;
}
