import {
  isBuildId,
  NacreError,
  type Build,
  type BuildId,
  type Diagnostic,
  type Reference,
  type ShareKey,
} from "@nacre/contract";
import { createRuntime, createWebAdapter, installRuntime, type PageRuntime } from "@nacre/runtime";
import { readBuild, readSource, type Found, type Source } from "../source/readSource.ts";
import { developmentJsx } from "./developmentJsx.ts";
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

/** What is known of the builds of this page. */
export interface World extends Found {
  diagnostics: Diagnostic[];
}

/** The runtime of the preview's page, and what it knows. */
export interface Page {
  readonly runtime: PageRuntime;
  readonly setup: Setup;
  /** In words, where its builds come from. */
  readonly source: string;
  /** Remote modules are their sources, where the Storybook has them. */
  readonly isLocal: boolean;
  /** `undefined` until somebody has asked for a remote. */
  readonly world: World | undefined;
  /** Reads the builds, once. Never rejects: what could not be read is in `failures`. */
  ready(): Promise<World>;
  /**
   * Takes one more build beside the others, whatever its name means.
   *
   * @param wanted its id, or the address of its manifest or folder
   * @throws NacreError `NACRE_PLAN_UNKNOWN_BUILD`, and as `readBuild`
   */
  pin(name: string, wanted: string): Promise<BuildId>;
}

/**
 * Puts a runtime on the page, which plays the root: it provides this Storybook's own React. Nothing is fetched before a
 * story asks for a remote.
 */
export function createPage(setup: Setup, source: Source, isLocal: boolean): Page {
  const provide: Record<ShareKey, { version: string; get: () => unknown }> = {};
  const versions = Object.fromEntries(Object.entries(setup.shared).map(([key, { version }]) => [key, version]));
  const snapshot = rootOnly(versions);
  const runtime = installRuntime(createRuntime({ snapshot, adapter: createWebAdapter(document), provide }));
  let world: World | undefined;
  let reading: Promise<World> | undefined;

  async function adopt(found: Found): Promise<World> {
    await Promise.all(keysOf(found.builds).map(supply));
    const planned = plan(versions, found, runtime.snapshot.n + 1);
    runtime.adopt(planned.snapshot);
    return (world = { ...found, diagnostics: planned.diagnostics });
  }

  async function supply(key: ShareKey): Promise<void> {
    const own = setup.shared[key];
    if (!own || provide[key]) return;
    const exports = await loadShared(key);
    provide[key] = { version: own.version, get: () => exports };
  }

  async function loadShared(key: ShareKey): Promise<unknown> {
    const exports = plainModule(await setup.shared[key]!.load()) as Record<string, unknown>;
    if (key !== "react/jsx-dev-runtime" || exports["jsxDEV"]) return exports;
    return developmentJsx((await loadShared("react/jsx-runtime")) as Parameters<typeof developmentJsx>[0]);
  }

  const ready = (): Promise<World> => (reading ??= readSource(source, document.baseURI).then(adopt));

  async function pin(name: string, wanted: string): Promise<BuildId> {
    const { builds, names } = await ready();
    if (builds.some(({ id }) => id === wanted)) return wanted;
    const address = isBuildId(wanted) ? besides(builds, names[name], wanted) : new URL(wanted, document.baseURI).href;
    if (address === undefined) throw new NacreError("NACRE_PLAN_UNKNOWN_BUILD", { name, build: wanted });
    const build = await readBuild(address);
    // Another story may have added one meanwhile.
    const now = await ready();
    reading = adopt({ ...now, builds: [...now.builds.filter(({ id }) => id !== build.id), build] });
    await reading;
    return build.id;
  }

  return {
    runtime,
    setup,
    isLocal,
    source: [source.snapshot, ...Object.values(source.remotes), source.chosen].filter(Boolean).join(", "),
    get world() {
      return world;
    },
    ready,
    pin,
  };
}

function keysOf(builds: readonly Build[]): ShareKey[] {
  return [...new Set(builds.flatMap(({ manifest }) => Object.values(manifest.consumes).map(({ key }) => key)))];
}

/** A store keeps all builds of a name side by side, each in a folder that is called by its id. */
function besides(builds: readonly Build[], current: BuildId | undefined, wanted: BuildId): string | undefined {
  const base = builds.find(({ id }) => id === current)?.base;
  return current !== undefined && base?.includes(`/${current}/`) ? base.replace(current, wanted) : undefined;
}

/** What `import()` makes of a CommonJS module holds it as the default export, and nothing else in some bundlers. */
function plainModule(module: unknown): unknown {
  const { default: exports, ...named } = module as Record<string, unknown>;
  const isWrapped = typeof exports === "object" && exports !== null;
  return isWrapped && Object.keys(named).every((name) => /^(module\.exports|__esModule)$/.test(name))
    ? exports
    : module;
}

/** Why a remote is unknown: its manifest, or the snapshot, could not be read. */
export function failureOf({ failures }: World, name: string): NacreError | undefined {
  return failures[name] ?? failures[""] ?? Object.values(failures)[0];
}
