import { NacreError, type Code, type ExposeName, type ModuleId } from "@nacre/contract";
import type { FileLoader } from "./createFileLoader.ts";
import { sharedId, type ForeignContainers } from "./ForeignContainers.ts";
import type { LoadedBuild } from "./LoadedBuild.ts";
import type { World } from "./World.ts";

/** Shared modules of a root that is no build: by share key. */
export type Provided = Record<string, { version: string; get: () => unknown }>;

/** Evaluates modules of loaded builds, synchronously. What is not loaded is an error with the cause, never an empty module. */
export class Evaluator {
  readonly #world: World;
  readonly #files: FileLoader;
  readonly #foreign: ForeignContainers;
  readonly #provided: Provided;

  constructor(world: World, files: FileLoader, foreign: ForeignContainers, provided: Provided) {
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

  /** The module behind an import of a remote. */
  remote(build: LoadedBuild, id: ModuleId): unknown {
    const { name, expose, build: pinned } = build.slice.remotes[id]!;
    const target = this.#world.find(name, expose, pinned, build.slice.name);
    return this.expose(target.build, expose);
  }

  /**
   * The module behind an import of a shared module: the copy that the plan chose.
   *
   * @throws NacreError `NACRE_PLAN_NO_SATISFYING_VERSION`
   */
  consume(build: LoadedBuild, id: ModuleId): unknown {
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
    const { name, base, entry, chunks } = build.slice;
    const files = [...entry, ...code.chunks.flatMap((chunk) => chunks[chunk]?.files ?? [])];
    const cause = files.map((file) => this.#files.failure(base + file)).find(Boolean);
    throw new NacreError("NACRE_RUNTIME_NOT_LOADED", { container: name, build: build.id, module }, { cause });
  }
}
