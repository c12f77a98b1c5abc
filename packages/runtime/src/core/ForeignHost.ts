import type { BuildId, Choice, ExposeName, ModuleId, ShareKey } from "@nacre/contract";
import type { LoadedBuild } from "./LoadedBuild.ts";

/** A container that brings its own runtime: plain webpack, Rspack, Module Federation 2. */
export interface ForeignContainer {
  init(scope: ShareScope, initScope?: unknown): unknown;
  get(expose: string, getScope?: unknown): unknown;
}

/** What webpack calls a share scope: versions by share key. */
export type ShareScope = Record<ShareKey, Record<string, ShareEntry>>;

/** One copy in a share scope. Every runtime that was tried accepts this shape. */
export interface ShareEntry {
  version: string;
  get: () => unknown;
  from: string;
  loaded: 1;
  eager: true;
  scope: string[];
  /** Module Federation reads of a copy only whether this says `eager`. */
  shareConfig: object;
  useIn: string[];
}

/** What the runtime keeps of a foreign build. */
export interface Hosted {
  container?: ForeignContainer;
  /** Takes the container's place in its global variable. */
  standIn?: ForeignContainer;
  /** What the container brought. Nobody else sees it, unless the plan gives it away. */
  offers?: Promise<ShareScope>;
}

/** An expose, or a shared module that the container brought. */
export type ForeignWanted = { expose: ExposeName } | { key: ShareKey; version: string };

/** What a runtime asks of its host of foreign containers. */
export interface ForeignHost {
  /** Its failure surfaces when it is evaluated. */
  load(build: LoadedBuild, wanted: ForeignWanted): Promise<void>;
  /**
   * Why what was loaded is not there.
   *
   * @param module an expose, or what `sharedId` gives
   */
  failure(build: LoadedBuild, module: string): unknown;
  /** @throws NacreError why it was not loaded: `NACRE_RUNTIME_*`, and whatever the module throws */
  evaluate(build: LoadedBuild, module: string): unknown;
}

/** What such a host asks of the runtime. */
export interface ForeignWorld {
  /** All builds of the snapshot. */
  builds(): LoadedBuild[];
  /** What a build's entry has left, in its global variable or as exports of an ES module. It may be anything. */
  find(build: LoadedBuild): Partial<ForeignContainer> | undefined;
  /** Puts a container into a build's global variable, where it has one. */
  place(build: LoadedBuild, container: ForeignContainer): void;
  /** The build whose policy counts. */
  root(): LoadedBuild | undefined;
  /** What the plan chose for a container's consumes, by their id. */
  choices(build: BuildId): Record<ModuleId, Choice>;
  /** Hears why something could not be loaded. */
  failed(cause: unknown): void;
  /** Loads the files of an expose, those of shared copies included. */
  loadFiles(build: LoadedBuild, expose: ExposeName): Promise<void>;
  /** Loads a build's copy of a shared module and gives its factory. */
  loadShared(provider: BuildId, key: ShareKey, version: string): Promise<() => unknown>;
}

/** Name of a shared module among a container's modules. An expose starts with a dot. */
export function sharedId(key: ShareKey, version: string): string {
  return `${key} ${version}`;
}
