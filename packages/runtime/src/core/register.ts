import { contributionsTo, NacreError, toSlice, type Build } from "@nacre/contract";
import { decide, flattenRoutes, mergeRoutes } from "@nacre/plan";
import type { Runtime } from "../types.ts";

/**
 * Adds a build to a runtime by making a new snapshot. Every choice that was made stands; the build's own consumes are
 * decided against what is there. Its name means this build from now on, and routes that lead to it are matched.
 *
 * Stands beside the runtime, so that a page which never adds a build does not carry the planner. The manifest is taken as
 * it is, but for its schema: parse what you do not trust.
 *
 * @param build its manifest, its id (16 hex digits), and the address of its folder, ending in `/`
 * @throws NacreError `NACRE_CONTRACT_UNKNOWN_SCHEMA`; nothing is added
 * @example
 * register(runtime, { id, base: "https://example.test/search/", manifest });
 * await runtime.import("search/Box");
 */
export function register(runtime: Runtime, build: Build): void {
  const { snapshot } = runtime;
  const found: unknown = build.manifest.schema;
  if (found !== 1)
    throw new NacreError("NACRE_CONTRACT_UNKNOWN_SCHEMA", {
      what: `manifest of ${build.manifest.name}`,
      found,
      supported: 1,
    });
  const known = Object.entries(snapshot.builds).map(([id, slice]) => ({ ...slice, id }));
  const { choices } = decide([...known, build], snapshot.root, {}, snapshot.choices);
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
    choices: { ...choices, ...snapshot.choices },
  });
}
