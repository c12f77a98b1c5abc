import { NacreError, type BuildId, type ChunkId, type Code, type ExposeName, type ModuleId } from "@nacre/contract";
import type { FileLoader } from "./createFileLoader.ts";
import { sharedId, type ForeignHost } from "./ForeignHost.ts";
import type { LoadedBuild } from "./LoadedBuild.ts";
import type { World } from "./createWorld.ts";

/** Shared modules of a root that is no build: by share key. */
export type Provided = Record<string, { version: string; get: () => unknown }>;

/** Evaluates modules of loaded builds, synchronously. What is not loaded is an error with the cause, never an empty module. */
export interface Evaluator {
  /** @throws NacreError `NACRE_RUNTIME_NOT_LOADED`, and whatever the module throws */
  expose(build: LoadedBuild, name: ExposeName): unknown;
  /**
   * The module behind an import of a remote or shared module.
   *
   * @throws NacreError `NACRE_RUNTIME_NOT_LOADED`, `NACRE_PLAN_NO_SATISFYING_VERSION`, and whatever the module throws
   */
  binding(build: LoadedBuild, id: ModuleId): unknown;
  /**
   * Evaluates the asynchronous modules that these chunks import without awaiting them, dependencies first: their builds
   * did not know. The importer gets the value, or the error, when it is evaluated itself.
   */
  settle(chunks: readonly { build: BuildId; chunk: ChunkId }[]): Promise<void>;
  /** A provided copy of a shared module. */
  shared(build: LoadedBuild, key: string, version: string): unknown;
}

export function createEvaluator(world: World, files: FileLoader, foreign: ForeignHost, provided?: Provided): Evaluator {
  /** What came of asynchronous modules that their importers do not await, by build and module. */
  const settled = new Map<string, () => unknown>();

  function expose(build: LoadedBuild, name: ExposeName): unknown {
    if (build.slice.format === "foreign") return foreign.evaluate(build, name);
    const { modules, chunks } = build.slice.exposes[name]!;
    return modules.map((module) => code(build, { chunks, module }, name)).at(-1);
  }

  function binding(build: LoadedBuild, id: ModuleId): unknown {
    const known = settled.get(build.id + id);
    if (known) return known();
    const exports = evaluate(build, id);
    // A cycle came back to a module that is being awaited.
    return isUnawaited(build, id) ? liveExports(exports) : exports;
  }

  async function settle(chunks: readonly { build: BuildId; chunk: ChunkId }[]): Promise<void> {
    for (const { build: id, chunk } of chunks) {
      const build = world.build(id);
      const { consumes = [], remotes = [] } = build.slice.chunks[chunk]!;
      for (const module of [...consumes, ...remotes]) if (isUnawaited(build, module)) await settleOne(build, module);
    }
  }

  async function settleOne(build: LoadedBuild, id: ModuleId): Promise<void> {
    try {
      const exports = await evaluate(build, id);
      settled.set(build.id + id, () => exports);
    } catch (error) {
      settled.set(build.id + id, () => {
        throw error;
      });
    }
  }

  function isUnawaited(build: LoadedBuild, id: ModuleId): boolean {
    const { remotes, consumes } = build.slice;
    const target = remotes[id];
    if (target) return !target.async && world.slice(target.name, target.build)?.exposes[target.expose]?.async === true;
    const { key, async } = consumes[id]!;
    const choice = world.snapshot.choices[build.id]?.[id];
    if (async || !choice) return false;
    const copies = world.snapshot.builds[choice[0]]?.provides[key];
    return copies?.some((copy) => copy.version === choice[1] && copy.async) === true;
  }

  function evaluate(build: LoadedBuild, id: ModuleId): unknown {
    return id in build.slice.remotes ? remote(build, id) : consume(build, id);
  }

  function remote(build: LoadedBuild, id: ModuleId): unknown {
    const { name, expose: wanted, build: pinned } = build.slice.remotes[id]!;
    return expose(world.find(name, wanted, pinned, build.slice.name).build, wanted);
  }

  /** The copy that the plan chose. */
  function consume(build: LoadedBuild, id: ModuleId): unknown {
    const { key, fallback } = build.slice.consumes[id]!;
    const choice = world.snapshot.choices[build.id]?.[id];
    if (choice === 0 && fallback) return code(build, fallback, key);
    if (!choice) throw new NacreError("NACRE_PLAN_NO_SATISFYING_VERSION", { container: build.slice.name, key });
    return shared(world.build(choice[0]), key, choice[1]);
  }

  function shared(build: LoadedBuild, key: string, version: string): unknown {
    const own = provided?.[key];
    if (own && build.slice.name === world.snapshot.root) return own.get();
    if (build.slice.format === "foreign") return foreign.evaluate(build, sharedId(key, version));
    const copy = build.slice.provides[key]?.find((each) => each.version === version);
    if (!copy) throw new NacreError("NACRE_PLAN_NO_SATISFYING_VERSION", { container: build.slice.name, key });
    return code(build, copy, key);
  }

  function code(build: LoadedBuild, wanted: Code, module: string): unknown {
    const { require } = build;
    if (require && wanted.module in require.m) return require(wanted.module);
    const { name, entry, chunks } = build.slice;
    const needed = [...entry, ...wanted.chunks.flatMap((chunk) => chunks[chunk]?.files ?? [])];
    const cause = needed.map((file) => files.failure(build, file)).find(Boolean);
    throw new NacreError("NACRE_RUNTIME_NOT_LOADED", { container: name, build: build.id, module }, { cause });
  }

  return { expose, binding, settle, shared };
}

/** An asynchronous module is a promise, which has its exports so far under a symbol of the bundler's. */
function liveExports(module: unknown): unknown {
  const symbols = Object.getOwnPropertySymbols(Object(module));
  const symbol = symbols.find((each) => each.description?.endsWith(" exports"));
  return symbol ? (module as Record<symbol, unknown>)[symbol] : module;
}
