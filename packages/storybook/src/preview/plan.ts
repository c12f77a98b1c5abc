import type { Build, Comparator, Consume, Diagnostic, Manifest, ShareKey, Snapshot } from "@nacre/contract";
import { explainError, NacreError } from "@nacre/contract";
import { makeSnapshot } from "@nacre/plan";
import type { Found } from "../source/readSource.ts";

/** Name of this Storybook in plans. */
export const ROOT = "storybook";
/** It is no build, so it has no hash. */
export const ROOT_ID: string = "0".repeat(16);

/** Version of each package that the Storybook has for remotes. */
export type Versions = Readonly<Record<ShareKey, string>>;

export interface Planned {
  snapshot: Snapshot;
  diagnostics: Diagnostic[];
}

/** The world before any remote is known. */
export function rootOnly(versions: Versions): Snapshot {
  return plan(versions, { builds: [], names: {} }, 1).snapshot;
}

/**
 * The plan of a page whose root is this Storybook. A build that was made for another major of React gets none, so that its
 * stories say so instead of failing somewhere inside.
 *
 * @param n Number of the snapshot.
 */
export function plan(versions: Versions, { builds, names }: Pick<Found, "builds" | "names">, n: number): Planned {
  const { snapshot, diagnostics } = makeSnapshot({
    builds: [rootBuild(versions), ...builds.map(withStories)],
    names: { ...names, [ROOT]: ROOT_ID },
    root: ROOT,
    environment: ROOT,
    n,
  });
  const refused = builds.flatMap((build) => {
    const [consume] = otherReact(build.manifest, versions);
    return consume ? [refuse(snapshot, build, consume, versions)] : [];
  });
  const ids = new Set(refused.map(({ details }) => details["build"]));
  return { snapshot, diagnostics: [...refused, ...diagnostics.filter(({ details }) => !ids.has(details["build"]))] };
}

/** Pages leave stories out. Here they are exposes like others. */
function withStories({ manifest: { stories: _, ...manifest }, ...build }: Build): Build {
  return { ...build, manifest };
}

/** The root has no files: what it provides is here already. */
function rootBuild(versions: Versions): Build {
  const provides = Object.entries(versions).map(([key, version]) => [key, [{ version, chunks: [], module: key }]]);
  const manifest: Manifest = {
    schema: 1,
    name: ROOT,
    version: "0.0.0",
    format: "script",
    entry: [],
    exposes: {},
    chunks: {},
    consumes: {},
    remotes: {},
    provides: Object.fromEntries(provides) as Manifest["provides"],
    files: {},
  };
  return { id: ROOT_ID, base: "/", manifest };
}

function refuse(
  { choices }: Snapshot,
  { id, manifest }: Build,
  { key, range }: Consume,
  versions: Versions,
): Diagnostic {
  const own = choices[id] ?? {};
  for (const [module, consume] of Object.entries(manifest.consumes)) if (isOfReact(consume)) delete own[module];
  const details = { container: manifest.name, build: id, key, range, version: versions["react"] ?? "0" };
  const error = new NacreError("NACRE_STORYBOOK_OTHER_REACT", details);
  return { code: error.code, severity: "error", message: explainError(error), details };
}

/** What the build asks of React that no version of this Storybook's major satisfies. */
function otherReact({ consumes }: Manifest, { react = "0" }: Versions): Consume[] {
  const major = Number(react.split(".")[0]);
  const asked = Object.values(consumes).filter(isOfReact);
  return asked.filter(({ match }) => match?.every((all) => !allows(all, major)));
}

function isOfReact({ key }: Consume): boolean {
  return /^react(-dom)?(\/|$)/.test(key);
}

/** Whether some version of a major may satisfy all of these. */
function allows(all: readonly Comparator[], major: number): boolean {
  return all.every(([operator, at, minor, patch]) => {
    if (operator === 0) return at === major;
    if (operator > 0) return major >= at;
    return major < at || (major === at && (operator === -1 || minor > 0 || patch > 0));
  });
}
