import type { Build, BuildId, Diagnostic, NacreError, Reference, ShareKey } from "@nacre/contract";
import { createRuntime, createWebAdapter, installRuntime, type PageRuntime } from "@nacre/runtime";
import { readSource, type Found, type Source } from "../source/readSource.ts";
import { plan, rootOnly } from "./plan.ts";

/** What the preset writes down for the preview. */
export interface Setup {
  served: Source;
  /** Packages of this Storybook that remotes get. */
  shared: Record<ShareKey, SharedPackage>;
  /** Sources of remote modules. */
  local: Record<Reference, () => Promise<unknown>>;
  start: "served" | "local";
}

export interface SharedPackage {
  version: string;
  load(): Promise<unknown>;
}

/** What was read of the builds of this page. */
export interface World {
  builds: Build[];
  names: Record<string, BuildId>;
  failures: Found["failures"];
  diagnostics: Diagnostic[];
}

/** The runtime of the preview's page, and what it knows. */
export interface Page {
  readonly runtime: PageRuntime;
  readonly setup: Setup;
  /** `undefined` until somebody has asked for a remote. */
  readonly world: World | undefined;
  /** Reads the builds, once. Never rejects: what could not be read is in `failures`. */
  ready(): Promise<World>;
}

/**
 * Puts a runtime on the page, which plays the root: it provides this Storybook's own React. Nothing is fetched before a
 * story asks for a remote.
 */
export function createPage(setup: Setup, source: Source): Page {
  const provide: Record<ShareKey, { version: string; get: () => unknown }> = {};
  const versions = Object.fromEntries(Object.entries(setup.shared).map(([key, { version }]) => [key, version]));
  const snapshot = rootOnly(versions);
  const runtime = installRuntime(createRuntime({ snapshot, adapter: createWebAdapter(document), provide }));
  let world: World | undefined;
  let reading: Promise<World> | undefined;

  async function read(): Promise<World> {
    const found = await readSource(source, document.baseURI);
    await Promise.all(keysOf(found.builds).map(supply));
    const planned = plan(versions, found);
    runtime.adopt(planned.snapshot);
    world = { ...found, diagnostics: planned.diagnostics };
    return world;
  }

  async function supply(key: ShareKey): Promise<void> {
    const own = setup.shared[key];
    if (!own || provide[key]) return;
    const exports = await own.load();
    provide[key] = { version: own.version, get: () => exports };
  }

  return {
    runtime,
    setup,
    get world() {
      return world;
    },
    ready: () => (reading ??= read()),
  };
}

function keysOf(builds: readonly Build[]): ShareKey[] {
  return [...new Set(builds.flatMap(({ manifest }) => Object.values(manifest.consumes).map(({ key }) => key)))];
}

/** Why a remote is unknown: its manifest, or the snapshot, could not be read. */
export function failureOf({ failures }: World, name: string): NacreError | undefined {
  return failures[name] ?? failures[""];
}
