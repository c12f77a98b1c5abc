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
  readonly #registered = new Set<ChunkId>();
  #early: ChunkPush[] = [];

  constructor(id: BuildId, slice: Slice) {
    this.id = id;
    this.slice = slice;
  }

  /** Takes a chunk that has just been evaluated. */
  push(chunk: ChunkPush): void {
    for (const id of chunk[0]) this.#registered.add(String(id));
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

  /** Whether the chunk's code is here. A chunk without a script needs none. */
  has(chunk: ChunkId): boolean {
    return this.#registered.has(chunk) || !this.slice.chunks[chunk]?.files.some((file) => this.#isScript(file));
  }

  /** Whether a script that was evaluated brought what it is there for: its chunk, or with the last entry file, the entry. */
  brought(file: FileName): boolean {
    const { entry, chunks, format } = this.slice;
    if (format === "foreign") return true;
    if (entry.includes(file)) return file !== entry.at(-1) || this.require !== undefined;
    return Object.keys(chunks).every((id) => !chunks[id]!.files.includes(file) || this.has(id));
  }

  #isScript(file: FileName): boolean {
    return this.slice.files[file]?.type === "script";
  }
}

function adopt(require: BundlerRequire, [, modules, run]: ChunkPush): void {
  Object.assign(require.m, modules);
  run?.(require);
}
