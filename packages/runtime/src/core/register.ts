import { contributionsTo, NacreError, toSlice, type Build } from "@nacre/contract";
import { decideAdded, flattenRoutes, mergeRoutes } from "@nacre/plan";
import type { SnapshotPart } from "../html/WholeSnapshot.ts";
import type { Runtime } from "../types.ts";

/** What is known besides the page's snapshot. */
export interface RegisterOptions {
  /**
   * Builds of the page, with their manifests. A page's snapshot does not say which exports a shaken copy of a shared module
   * has; these do, so the added build can use it where it has enough.
   */
  providers?: readonly Build[];
}

/**
 * Adds a build to a runtime by making a new snapshot. Every choice that was made stands; the build's own consumes are
 * decided against what is there. A shaken copy is for it only where `providers` say that it has all that the build uses: else it
 * takes its own, or nothing is added where there may be one copy only. Its name means this build from now on, and routes that lead to it are matched.
 *
 * Stands beside the runtime, so that a page which never adds a build does not carry the planner. The manifest is taken as
 * it is, but for its schema: parse what you do not trust.
 *
 * @param build its manifest, its id (16 hex digits), and the address of its folder, ending in `/`
 * @throws NacreError `NACRE_CONTRACT_UNKNOWN_SCHEMA`, `NACRE_PLAN_EXPORTS_LEFT_OUT`, `NACRE_RUNTIME_SNAPSHOT_INCOMPLETE`; nothing is added
 * @example
 * register(runtime, { id, base: "https://example.test/search/", manifest });
 * await runtime.import("search/Box");
 */
export function register(runtime: Runtime, build: Build, { providers = [] }: RegisterOptions = {}): void {
  const { snapshot } = runtime;
  const { whole } = snapshot as Partial<SnapshotPart>;
  if (whole) {
    const reason = `${build.manifest.name} is registered against all of it`;
    throw new NacreError("NACRE_RUNTIME_SNAPSHOT_INCOMPLETE", { url: whole.url, reason });
  }
  const found: unknown = build.manifest.schema;
  if (found !== 1)
    throw new NacreError("NACRE_CONTRACT_UNKNOWN_SCHEMA", {
      what: `manifest of ${build.manifest.name}`,
      found,
      supported: 1,
    });
  const { choices, findings } = decideAdded(snapshot, build, providers);
  for (const { code, details } of findings) throw new NacreError(code, details);
  const names = { ...snapshot.names, [build.manifest.name]: build.id };
  const builds = { ...snapshot.builds, [build.id]: toSlice(build) };
  const merged = mergeRoutes(
    snapshot.root,
    (name) => builds[names[name] ?? ""]?.routes,
    (slot) => contributionsTo({ names, builds }, slot),
  );
  runtime.adopt({
    ...snapshot,
    n: snapshot.n + 1,
    names,
    builds,
    routes: flattenRoutes(merged).routes,
    choices: { [build.id]: choices, ...snapshot.choices },
  });
}
