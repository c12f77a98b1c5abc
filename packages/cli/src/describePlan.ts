import type { Choice, Diagnostic, FileType, Manifest, Snapshot } from "@nacre/contract";
import { explain, matchRoute, select } from "@nacre/plan";
import type { Plan } from "./readPlan.ts";

/** A plan for people, and as data for scripts. */
export interface PlanDescription {
  environment: string;
  n: number;
  builds: { name: string; version: string; id: string; root: boolean; current: boolean }[];
  /** Who supplies each shared module of each container. */
  choices: ChoiceDescription[];
  /** Only where a route was asked for. */
  route?: RouteDescription;
  diagnostics: Diagnostic[];
}

export interface ChoiceDescription {
  container: string;
  key: string;
  /** As the modules of the container ask for it. */
  ranges: string[];
  /** Absent: nobody may supply it. */
  version?: string;
  /** Name of the build that supplies it. */
  from?: string;
  /** It is loaded without the exports that nobody uses. */
  shaken?: true;
  /** Who asked, what was there, why this one: a sentence for each range. */
  why: string;
}

export interface RouteDescription {
  address: string;
  /** Path of the route that matches. Absent: none does. */
  path?: string;
  files: { url: string; type: FileType; size: number; why: string }[];
  /** Bytes of all files, uncompressed. */
  size: number;
}

/** @param address Path of a page, to list the files that a browser will request for it. */
export function describePlan(plan: Plan, address: string | undefined): PlanDescription {
  const { snapshot, builds, diagnostics } = plan;
  const { environment, n, root, names } = snapshot;
  return {
    environment,
    n,
    builds: builds.map(({ id, manifest: { name, version } }) => {
      const current = names[name] === id;
      return { name, version, id, root: current && name === root, current };
    }),
    choices: builds.flatMap((build) => describeChoices(plan, build)),
    ...(address !== undefined && { route: describeRoute(plan, address) }),
    diagnostics,
  };
}

/** One line per key and copy: a container may consume one key in many modules, with different ranges. */
function describeChoices({ snapshot, builds }: Plan, { id, manifest }: Plan["builds"][number]): ChoiceDescription[] {
  const lines = new Map<string, ChoiceDescription>();
  for (const [module, { key, range, fallback }] of Object.entries(manifest.consumes)) {
    const got = describeCopy(snapshot, manifest, key, snapshot.choices[id]?.[module], fallback?.module);
    const asked = range === false ? "any" : range;
    const line = [key, got.version, got.from].join("\n");
    const ranges = new Set([...(lines.get(line)?.ranges ?? []), asked]);
    lines.set(line, {
      container: manifest.name,
      key,
      ranges: [...ranges].sort(),
      ...got,
      why: explain(builds, snapshot.root, snapshot, id, key),
    });
  }
  return [...lines.values()].sort((a, b) => a.key.localeCompare(b.key));
}

function describeCopy(
  { builds }: Snapshot,
  { name, provides }: Manifest,
  key: string,
  choice: Choice | undefined,
  fallback: string | undefined,
): Pick<ChoiceDescription, "version" | "from" | "shaken"> {
  if (choice === undefined) return {};
  if (choice !== 0) {
    const [giver, version] = choice;
    const copy = builds[giver]?.provides[key]?.find((each) => each.version === version);
    return { version, from: builds[giver]?.name ?? giver, ...(copy?.shaken && { shaken: true }) };
  }
  const own = provides[key]?.find((copy) => copy.module === fallback);
  return { version: own?.version ?? "its fallback", from: name };
}

function describeRoute({ snapshot }: Plan, address: string): RouteDescription {
  const app = snapshot.builds[snapshot.names[snapshot.root] ?? ""]?.app;
  const route = matchRoute(snapshot.routes, address)?.route;
  const wanted = [
    ...(app === undefined ? [] : [snapshot.root + app.slice(1)]),
    ...(route?.modules ?? []),
    ...(route?.preload ?? []),
  ];
  const files = select(snapshot, wanted).files.map(({ url, type, size, why }) => ({ url, type, size, why }));
  const size = files.reduce((sum, file) => sum + file.size, 0);
  return { address, ...(route && { path: route.path }), files, size };
}
