import { NacreError, type BuildId, type ChunkId, type Code, type ExposeName, type ModuleId } from "@nacre/contract";
import type { FileLoader } from "./createFileLoader.ts";
import { sharedId, type ForeignHost } from "./ForeignHost.ts";
import type { LoadedBuild } from "./LoadedBuild.ts";
import type { World } from "./World.ts";

/** Shared modules of a root that is no build: by share key. */
export type Provided = Record<string, { version: string; get: () => unknown }>;

/** Evaluates modules of loaded builds, synchronously. What is not loaded is an error with the cause, never an empty module. */
export class Evaluator {
  readonly #world: World;
  readonly #files: FileLoader;
  readonly #foreign: ForeignHost;
  readonly #provided: Provided;
  /** What came of asynchronous modules that their importers do not await, by build and module. */
  readonly #settled = new Map<string, () => unknown>();

  constructor(world: World, files: FileLoader, foreign: ForeignHost, provided: Provided) {
    this.#world = world;
    this.#files = files;
    this.#foreign = foreign;
    this.#provided = provided;
  }

  /** @throws NacreError `NACRE_RUNTIME_NOT_LOADED`, and whatever the module throws */
  expose(build: LoadedBuild, expose: ExposeName): unknown {
    if (build.slice.format === "foreign") return this.#foreign.evaluate(build, expose);
    const { modules, chunks } = build.slice.exposes[expose]!;
    return modules.map((module) => this.#code(build, { chunks, module }, expose)).at(-1);
  }

  /**
   * The module behind an import of a remote or shared module.
   *
   * @throws NacreError `NACRE_RUNTIME_NOT_LOADED`, `NACRE_PLAN_NO_SATISFYING_VERSION`, and whatever the module throws
   */
  binding(build: LoadedBuild, id: ModuleId): unknown {
    const settled = this.#settled.get(build.id + id);
    if (settled) return settled();
    const exports = this.#evaluate(build, id);
    // A cycle came back to a module that is being awaited.
    return this.#isUnawaited(build, id) ? liveExports(exports) : exports;
  }

  /**
   * Evaluates the asynchronous modules that these chunks import without awaiting them, dependencies first: their builds
   * did not know. The importer gets the value, or the error, when it is evaluated itself.
   */
  async settle(chunks: readonly { build: BuildId; chunk: ChunkId }[]): Promise<void> {
    for (const { build: id, chunk } of chunks) {
      const build = this.#world.build(id);
      const { consumes = [], remotes = [] } = build.slice.chunks[chunk]!;
      for (const module of [...consumes, ...remotes])
        if (this.#isUnawaited(build, module)) await this.#settle(build, module);
    }
  }

  async #settle(build: LoadedBuild, id: ModuleId): Promise<void> {
    try {
      const exports = await this.#evaluate(build, id);
      this.#settled.set(build.id + id, () => exports);
    } catch (error) {
      this.#settled.set(build.id + id, () => {
        throw error;
      });
    }
  }

  #isUnawaited(build: LoadedBuild, id: ModuleId): boolean {
    const { remotes, consumes } = build.slice;
    const target = remotes[id];
    if (target)
      return !target.async && this.#world.slice(target.name, target.build)?.exposes[target.expose]?.async === true;
    const { key, async } = consumes[id]!;
    const choice = this.#world.snapshot.choices[build.id]?.[id];
    if (async || !choice) return false;
    const copies = this.#world.snapshot.builds[choice[0]]?.provides[key];
    return copies?.some((copy) => copy.version === choice[1] && copy.async) === true;
  }

  #evaluate(build: LoadedBuild, id: ModuleId): unknown {
    return id in build.slice.remotes ? this.#remote(build, id) : this.#consume(build, id);
  }

  #remote(build: LoadedBuild, id: ModuleId): unknown {
    const { name, expose, build: pinned } = build.slice.remotes[id]!;
    return this.expose(this.#world.find(name, expose, pinned, build.slice.name).build, expose);
  }

  /** The copy that the plan chose. */
  #consume(build: LoadedBuild, id: ModuleId): unknown {
    const { key, fallback } = build.slice.consumes[id]!;
    const choice = this.#world.snapshot.choices[build.id]?.[id];
    if (choice === 0 && fallback) return this.#code(build, fallback, key);
    if (!choice) throw new NacreError("NACRE_PLAN_NO_SATISFYING_VERSION", { container: build.slice.name, key });
    return this.shared(this.#world.build(choice[0]), key, choice[1]);
  }

  /** A provided copy of a shared module. */
  shared(build: LoadedBuild, key: string, version: string): unknown {
    const own = this.#provided[key];
    if (own && build.slice.name === this.#world.snapshot.root) return own.get();
    if (build.slice.format === "foreign") return this.#foreign.evaluate(build, sharedId(key, version));
    const copy = build.slice.provides[key]?.find((each) => each.version === version);
    if (!copy) throw new NacreError("NACRE_PLAN_NO_SATISFYING_VERSION", { container: build.slice.name, key });
    return this.#code(build, copy, key);
  }

  #code(build: LoadedBuild, code: Code, module: string): unknown {
    const { require } = build;
    if (require && code.module in require.m) return require(code.module);
    const { name, entry, chunks } = build.slice;
    const files = [...entry, ...code.chunks.flatMap((chunk) => chunks[chunk]?.files ?? [])];
    const cause = files.map((file) => this.#files.failure(build, file)).find(Boolean);
    throw new NacreError("NACRE_RUNTIME_NOT_LOADED", { container: name, build: build.id, module }, { cause });
  }
}

/** An asynchronous module is a promise, which has its exports so far under a symbol of the bundler's. */
function liveExports(module: unknown): unknown {
  const symbols = Object.getOwnPropertySymbols(Object(module));
  const symbol = symbols.find((each) => each.description?.endsWith(" exports"));
  return symbol ? (module as Record<symbol, unknown>)[symbol] : module;
}
