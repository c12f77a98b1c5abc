import type { BuildId, ChunkId, FileName, Slice } from "@nacre/contract";
import type { Hosted } from "./ForeignHost.ts";

/** What the runtime touches of a bundler's `__webpack_require__`. */
export interface BundlerRequire {
  (module: string): unknown;
  /** Module factories. */
  m: Record<string, (module: { exports: unknown }, exports: unknown, require: BundlerRequire) => void>;
  /** Module cache. */
  c: Record<string, unknown>;
  /** Handlers that see a module before it is executed. */
  i: ((execution: Execution) => void)[];
  /** Address of the build's files. */
  p: string;
  /** Loads a chunk. */
  e: (chunk: string | number) => Promise<unknown>;
  /** Runs the start-up once some chunks are there. */
  O: (result: unknown) => unknown;
  /** Makes the address of a worker one that a page with Trusted Types starts. */
  tu?: (this: void, url: string | URL) => string | URL;
  /** Ours: where `connectWasm` finds compiled files. */
  wasm?: Record<FileName, WebAssembly.Module>;
}

export interface Execution {
  id: string | number;
  module: { exports: unknown };
  factory: BundlerRequire["m"][string] | undefined;
}

/** What a chunk file hands over when it is evaluated: its ids, its modules, and code that wants the require function. */
export type ChunkPush = [
  ids: (string | number)[],
  modules: BundlerRequire["m"],
  run?: ((require: BundlerRequire) => void) | undefined,
];

/** A build of the snapshot and what has arrived of it. Chunks may come before the entry: they wait for it here. */
export class LoadedBuild {
  readonly id: BuildId;
  readonly slice: Slice;
  require: BundlerRequire | undefined;
  /** Of a foreign container's entry, when that is an ES module. */
  exports: unknown;
  readonly hosted: Hosted = {};
  /** Compiled files. They are instantiated when their modules are evaluated. */
  readonly wasm: Record<FileName, WebAssembly.Module> = {};
  /** A chunk that came and is not in the plan. */
  stray: ChunkId | undefined;
  readonly #registered = new Set<ChunkId>();
  #early: ChunkPush[] = [];

  constructor(id: BuildId, slice: Slice) {
    this.id = id;
    this.slice = slice;
  }

  /** Takes a chunk that has just been evaluated. One that was late, and is here by another request, changes nothing. */
  push(chunk: ChunkPush): void {
    const ids = chunk[0].map(String);
    if (ids.every((id) => this.#registered.has(id))) return;
    for (const id of ids) this.#registered.add(id);
    this.stray ??= ids.find((id) => !this.slice.chunks[id]);
    if (this.require) adopt(this.require, chunk);
    else this.#early.push(chunk);
  }

  /** Takes what a chunk file exports, in the formats that have exports. */
  take(exports: unknown): void {
    this.exports = exports;
    const names = exports as Record<string, unknown>;
    const find = (suffix: RegExp): unknown => names[Object.keys(names).find((name) => suffix.test(name)) ?? ""];
    const ids = find(/ids(__)?$/) as ChunkPush[0] | undefined;
    if (ids) this.push([ids, find(/modules(__)?$/) as ChunkPush[1], find(/runtime(__)?$/) as ChunkPush[2]]);
  }

  /** Takes the require function of the entry that has just been evaluated, and the chunks that came before it. */
  connect(require: BundlerRequire): void {
    this.require = require;
    for (const chunk of this.#early) adopt(require, chunk);
    this.#early = [];
  }

  /** Whether a script need not be evaluated, because its chunks are here: it was late, or they came by another way. */
  has(file: FileName): boolean {
    const { chunks } = this.slice;
    const ids = Object.keys(chunks).filter((id) => chunks[id]!.files.includes(file));
    return ids.length > 0 && ids.every((id) => this.#registered.has(id));
  }

  /** Whether a script that was evaluated brought what it is there for: its chunk, or with the last entry file, the entry. */
  brought(file: FileName): boolean {
    const { entry, format } = this.slice;
    if (this.has(file) || format === "foreign") return true;
    return entry.includes(file) && (file !== entry.at(-1) || this.require !== undefined);
  }
}

function adopt(require: BundlerRequire, [, modules, run]: ChunkPush): void {
  Object.assign(require.m, modules);
  run?.(require);
}
