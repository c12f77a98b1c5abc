import type { Persist } from "./core/createPersist.ts";
import type { FaultKind } from "./core/fault.ts";
import type { BundlerRequire, ChunkPush } from "./core/LoadedBuild.ts";
import type { BuildId, Format, NacreError, Reference, Snapshot } from "@nacre/contract";

/** Carries out the plan of one snapshot. A page has one; a server has one per process and a snapshot per request. */
export interface Runtime {
  /** Version of `@nacre/runtime` that made it. */
  readonly version: string;
  readonly snapshot: Snapshot;
  /** Responses to what the first page's route declares as `data`, which the boot has asked for. Who uses one takes it out. */
  data?: Map<string, Promise<Response>>;
  /**
   * Loads every file that a module needs, in one wave, and gives the function that evaluates it. Nothing is evaluated
   * before that function is called, and calling it again gives the same module.
   *
   * @throws NacreError (as a rejection) `NACRE_RUNTIME_*`. A failure leaves no trace: the next call tries again.
   */
  load(reference: Reference): Promise<() => unknown>;
  /** `load` and evaluate: the module's exports. */
  import(reference: Reference): Promise<unknown>;
  /**
   * The exports of a module that was loaded, else `undefined`. Never starts a request.
   *
   * @param arrived Also of one that nobody asked for: its files came with what needs them, as the module that makes a
   *   store does.
   */
  peek(reference: Reference, arrived?: boolean): { exports: unknown } | undefined;
  /** Requests the files of these modules and evaluates nothing. Never rejects: what fails is tried again by `load`. */
  preload(references: readonly Reference[]): Promise<void>;
  /**
   * Goes on with another snapshot, which must hold every build of this one as it is here: `register` makes such a one. What
   * was loaded stays as it is.
   */
  adopt(snapshot: Snapshot): void;
  /** Of a page with `recovery`: the first hundred events and when they were, for who begins to listen later. */
  readonly early?: readonly { event: RuntimeEvent; at: number }[];
  /** Hears everything that happens. Returns the function that stops it. */
  on(listener: (event: RuntimeEvent) => void): () => void;
  /** `{ get, init }` of a container, for code that speaks webpack's container interface. Loads nothing by itself. */
  container(name: string): ContainerFacade;
}

/** The runtime, with what only builds and the boot call. */
export interface PageRuntime extends Runtime {
  /**
   * A container entry connects itself, and hears which build it is. `where`: its build, or its own address; default, the
   * script being evaluated.
   */
  wire(require: BundlerRequire, where?: string): BuildId;
  /** A chunk file hands over its modules while it is evaluated. */
  push(chunk: ChunkPush): void;
}

/** A container in the shape that webpack's federation gives them: `get` loads a module and gives its factory. */
export interface ContainerFacade {
  get(expose: string): Promise<() => unknown>;
  init(scope?: unknown): Promise<void>;
}

/** What a runtime tells of itself. `ms` are milliseconds: how long it took until then. */
export type RuntimeEvent =
  | { type: "load"; reference: Reference; ms: number }
  | { type: "evaluate"; reference: Reference; ms: number }
  | { type: "file"; container: string; build: BuildId; url: string; ms: number }
  | { type: "retry"; container: string; build: BuildId; url: string; kind: FaultKind; reason: string; ms?: number }
  | { type: "failure"; error: NacreError; ms?: number }
  | { type: "snapshot"; n: number };

/** What a runtime asks of the world around it. */
export interface Adapter {
  /**
   * Resolves when the file was evaluated; for the formats `module` and `commonjs` with what it exports. Rejects with the
   * reason: a `Fault`, where it is known more closely than that nothing came.
   */
  loadScript(request: FileRequest): Promise<unknown>;
  /** Resolves when the styles apply. */
  loadStyle(request: FileRequest): Promise<void>;
  /** Resolves with the compiled file. Only builds that have wasm need it. */
  loadWasm?(request: FileRequest): Promise<WebAssembly.Module>;
  /**
   * The build whose script is being evaluated right now.
   *
   * @param url of a script of format `module`, as it sees itself
   */
  currentBuild(url?: string): BuildId | undefined;
  /** A global variable, where a foreign container leaves itself. */
  global(name: string): unknown;
  /** Sets one. Without it, foreign containers that load each other by themselves do so beside the plan. */
  setGlobal?(name: string, value: unknown): void;
  /** Milliseconds since any fixed moment. */
  now(): number;
  /** Makes an address absolute. */
  resolveUrl(url: string): string;
  /** Makes the address of a worker, which is a blob, one that the realm takes. Only builds hear of it. */
  trust?(this: void, url: string | URL): string;
  /** Hears once of the runtime that uses it. */
  attach?(runtime: PageRuntime): void;
  /** Gets each file in spite of a bad network. Without it, a file is tried once, and waited for as long as it takes. */
  persist?: Persist | Promise<Persist | undefined>;
}

/** One file that an adapter is to load. */
export interface FileRequest {
  build: BuildId;
  url: string;
  integrity: string;
  format: Format;
  /** Aborted when nobody waits any longer. The request may go on: what comes late changes nothing. */
  signal: AbortSignal;
}

/** What `createRuntime` takes: a plan, and the world that it is carried out in. */
export interface RuntimeOptions {
  snapshot: Snapshot;
  adapter: Adapter;
  /**
   * Shared modules that the root supplies as functions instead of chunks, for pages that are not built by the plugin
   * (Vite, Vitest, Storybook). By share key.
   */
  provide?: Record<string, { version: string; get: () => unknown }>;
  /** Modules that are used in place of a remote: `{ "components/Button": () => import("./Button") }`. */
  overrides?: Record<Reference, () => unknown>;
}
