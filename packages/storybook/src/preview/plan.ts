import type { Build, Comparator, Diagnostic, Manifest, ShareKey, Snapshot } from "@nacre/contract";
import { makeSnapshot } from "@nacre/plan";
import type { Found } from "../source/readSource.ts";

/** Name of this Storybook in plans. */
export const ROOT = "storybook";
/** It is no build, so it has no hash. */
export const ROOT_ID: string = "0".repeat(16);

type Versions = Readonly<Record<ShareKey, string>>;

/** The world before any remote is known. */
export function rootOnly(versions: Versions): Snapshot {
  return plan(versions, { builds: [], names: {}, failures: {} }).snapshot;
}

/**
 * The plan of a page whose root is this Storybook. A build that was made for another major of React gets none, so that its
 * stories say so instead of failing somewhere inside.
 */
export function plan(versions: Versions, { builds, names }: Found): { snapshot: Snapshot; diagnostics: Diagnostic[] } {
  const { snapshot, diagnostics } = makeSnapshot({
    builds: [rootBuild(versions), ...builds.map(withStories)],
    names: { ...names, [ROOT]: ROOT_ID },
    root: ROOT,
    environment: ROOT,
    n: 1,
  });
  for (const { id, manifest } of builds) {
    const own = snapshot.choices[id] ?? {};
    for (const module of otherReact(manifest, versions)) delete own[module];
  }
  return { snapshot, diagnostics };
}

/** All stories are exposes here. */
function withStories(build: Build): Build {
  return build;
}

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

/** Consumed modules of React's family, where the build asks for another major than there is. */
function otherReact({ consumes }: Manifest, { react = "0" }: Versions): string[] {
  const major = Number(react.split(".")[0]);
  const ofFamily = Object.entries(consumes).filter(([, { key }]) => /^react(-dom)?(\/|$)/.test(key));
  const fits = ofFamily.every(([, { match }]) => match?.some((all) => allows(all, major)) ?? true);
  return fits ? [] : ofFamily.map(([module]) => module);
}

/** Whether some version of a major may satisfy all of these. */
function allows(all: readonly Comparator[], major: number): boolean {
  return all.every(([operator, ...[at, minor, patch]]) => {
    if (operator === 0) return at === major;
    if (operator > 0) return major >= at;
    return major < at || (major === at && (operator === -1 || minor > 0 || patch > 0));
  });
}
