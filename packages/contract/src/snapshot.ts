import type {
  BuildId,
  Chunk,
  ChunkId,
  Code,
  Contribution,
  ExposeName,
  Expose,
  FileInfo,
  FileName,
  Format,
  Manifest,
  ModuleId,
  Reference,
  RemoteTarget,
  RouteData,
  ShareKey,
  WorkerInfo,
} from "./manifest.ts";

/**
 * One consistent world: which build each name means, what these builds are, and what was decided about them.
 * A page is planned against exactly one snapshot, and keeps it.
 */
export interface Snapshot {
  schema: 1;
  /** For people: `local`, `production`. */
  environment: string;
  /** Grows with every change. */
  n: number;
  /** Name of the build whose policy counts: the page's application. */
  root: string;
  names: Record<string, BuildId>;
  builds: Record<BuildId, Slice>;
  /** Every leaf of the merged route trees, best match first. */
  routes: FlatRoute[];
  choices: Choices;
  /** The module that makes each shared store, pinned to its build. */
  stores?: Record<string, Reference>;
}

/** What a page has to know of a build: the manifest without what only `resolve` and tools read, and where it lies. */
export interface Slice {
  name: string;
  version: string;
  /** Whom an error in its code concerns. */
  owner?: string;
  format: Format;
  global?: string;
  /** Address of the build's folder, ends in `/`. A path, or an absolute URL. */
  base: string;
  /** Another one, with the same files, for when the first cannot be reached. */
  fallbackUrl?: string;
  entry: FileName[];
  workerEntry?: FileName;
  app?: ExposeName;
  exposes: Record<ExposeName, Omit<Expose, "source">>;
  chunks: Record<ChunkId, SlimChunk>;
  workers?: Record<ChunkId, WorkerInfo>;
  consumes: Record<ModuleId, SlimConsume>;
  remotes: Record<ModuleId, RemoteTarget>;
  provides: Record<ShareKey, SlimProvide[]>;
  files: Record<FileName, FileInfo>;
  routes?: RouteData[];
  contributes?: Contribution[];
  /** Of the root: what a build that is added at run time may take from a sibling. */
  admit?: ShareKey[];
}

/** A `Chunk` without what only the planner reads. */
export type SlimChunk = Omit<Chunk, "uses">;

/** A `Consume` without what only the planner reads. */
export interface SlimConsume {
  key: ShareKey;
  async?: true;
  fallback?: Code;
}

/** The copy that a page loads: the whole one, or the shaken one in its place. */
export interface SlimProvide extends Code {
  version: string;
  async?: true;
  eager?: true;
  /** It lacks exports: only those who are known to do without them may use it. */
  shaken?: true;
}

/**
 * Who supplies each consumed module, by build and module id. Absent: nobody may, and evaluating it throws.
 */
export type Choices = Record<BuildId, Record<ModuleId, Choice>>;
/** A provided copy of a build, or `0`: the consumer's own fallback. */
export type Choice = [build: BuildId, version: string] | 0;

/** One page of the application: its whole path, and all that is loaded for it. */
export interface FlatRoute {
  /** From the root, with a leading `/`. */
  path: string;
  /** Per segment, where layouts and pages differ. */
  caseSensitive?: true | boolean[];
  /** Every module that the page renders, the layouts' first. */
  modules: Reference[];
  /** Fetched with them, but the page does not depend on them. */
  preload?: Reference[];
  data?: string[];
}

/** A build as `resolve` sees it: the whole manifest, its id and its address. */
export interface Build {
  id: BuildId;
  base: string;
  /** Address of another folder with the same files, for when the first cannot be reached. Ends in `/`. */
  fallbackUrl?: string;
  manifest: Manifest;
}

/** What the root decides. */
export interface Policy {
  /** Keys that containers may take from a sibling. */
  admit?: ShareKey[];
  /** An unsatisfied singleton is an error even where its consumer is not strict. */
  strict?: boolean;
  /** An asynchronous module that its importer's build did not know to be so is an error. */
  strictAsync?: boolean;
}

/** What a plan found, in the words of the catalogue. An `error` means that the plan is not to be used. */
export interface Diagnostic {
  code: import("./errors.ts").ErrorCode;
  severity: "error" | "warning" | "info";
  message: string;
  details: Record<string, unknown>;
}
