import { isNacreError, type BuildId, type Reference, type Snapshot } from "@nacre/contract";
import type { ContainerFacade, PageRuntime, RuntimeEvent, RuntimeOptions } from "../types.ts";
import { version } from "../version.ts";
import { bind } from "./bind.ts";
import { createFileLoader } from "./createFileLoader.ts";
import { createEvaluator } from "./createEvaluator.ts";
import type { ForeignContainer, ForeignHost, ForeignWorld } from "./ForeignHost.ts";
import type { BundlerRequire } from "./LoadedBuild.ts";
import { createLoader } from "./createLoader.ts";
import { createWorld } from "./createWorld.ts";

/** What a page that is built by the plugin has no use for. */
export interface LocalModules extends Pick<RuntimeOptions, "provide"> {
  /** Loads what is used in place of a remote, if anything is. */
  load(reference: Reference): Promise<() => unknown> | undefined;
}

/** Makes what hosts the foreign containers of a runtime. */
export type MakeForeignHost = (world: ForeignWorld) => ForeignHost;

/**
 * `createRuntime`, with what some pages need not carry as arguments: what hosts foreign containers, and local modules.
 *
 * @throws NacreError `NACRE_RUNTIME_NO_FOREIGN_HOST` when a foreign container is loaded and there is no host
 */
export function makeRuntime(
  { snapshot, adapter }: Pick<RuntimeOptions, "snapshot" | "adapter">,
  makeForeignHost: MakeForeignHost,
  local?: LocalModules,
): PageRuntime {
  const listeners = new Set<(event: RuntimeEvent) => void>();
  const emit = (event: RuntimeEvent): void => listeners.forEach((listener) => listener(event));
  const world = createWorld(snapshot);
  const files = createFileLoader(adapter, emit);
  const foreign = makeForeignHost({
    builds: () => Object.keys(world.snapshot.builds).map((id) => world.build(id)),
    find: ({ exports, slice }) =>
      (slice.global ? adapter.global(slice.global) : exports) as Partial<ForeignContainer> | undefined,
    place: ({ slice }, container) => slice.global && adapter.setGlobal?.(slice.global, container),
    root: () => world.root(),
    choices: (build) => world.snapshot.choices[build] ?? {},
    failed: (error) => isNacreError(error) && emit({ type: "failure", error }),
    loadFiles: (build, expose) => loader.loadFiles(build, expose),
    loadShared,
  });
  const evaluator = createEvaluator(world, files, foreign, local?.provide);
  const loader = createLoader(world, files, foreign, evaluator);
  /** What can be evaluated without a request. */
  const ready = new Map<Reference, () => unknown>();

  async function loadShared(provider: BuildId, key: string, wanted: string): Promise<() => unknown> {
    const build = world.build(provider);
    const copy = build.slice.provides[key]?.find((each) => each.version === wanted);
    await loader.loadChunks(build, copy?.chunks ?? []);
    if (build.slice.format === "foreign") await foreign.load(build, { key, version: wanted });
    return () => evaluator.shared(build, key, wanted);
  }

  async function load(reference: Reference): Promise<() => unknown> {
    const known = ready.get(reference);
    if (known) return known;
    const start = adapter.now();
    const factory = await (local?.load(reference) ?? loadRemote(reference));
    const evaluated = (): unknown => evaluate(reference, factory);
    ready.set(reference, evaluated);
    emit({ type: "load", reference, ms: adapter.now() - start });
    return evaluated;
  }

  async function loadRemote(reference: Reference): Promise<() => unknown> {
    await loader.load(reference);
    return exposed(reference);
  }

  function exposed(reference: Reference): () => unknown {
    const { build, expose } = world.findReference(reference);
    return () => evaluator.expose(build, expose);
  }

  function wire(require: BundlerRequire, where?: string): BuildId {
    const build = world.build(world.snapshot.builds[where!] ? where! : adapter.currentBuild(where)!);
    // An entry that was late, and is here by another request.
    if (build.require) return build.id;
    require.p = adapter.resolveUrl(build.slice.base);
    require.e = (chunk) => loader.loadChunks(build, [String(chunk)]);
    require.O = (result) => result;
    require.wasm = build.wasm;
    require.tu = adapter.trust!;
    build.connect(require);
    bind(build, require, (id) => evaluator.binding(build, id));
    return build.id;
  }

  function adopt(next: Snapshot): void {
    world.snapshot = next;
    emit({ type: "snapshot", n: next.n });
  }

  /** A failed module is loaded anew: what it needs may be what failed. One that works is told of once. */
  function evaluate(reference: Reference, factory: () => unknown): unknown {
    const start = adapter.now();
    const forget = (): void => void ready.delete(reference);
    const tell = (): void => {
      if (ready.get(reference) === factory) return;
      ready.set(reference, factory);
      emit({ type: "evaluate", reference, ms: adapter.now() - start });
    };
    try {
      const exports = factory();
      if (exports instanceof Promise) exports.then(tell, forget);
      else tell();
      return exports;
    } catch (error) {
      forget();
      throw error;
    }
  }

  const runtime: PageRuntime = {
    version,
    get snapshot() {
      return world.snapshot;
    },
    load,
    import: async (reference) => (await load(reference))(),
    peek(reference, arrived) {
      try {
        const factory = ready.get(reference) ?? (arrived && exposed(reference));
        return factory ? { exports: factory() } : undefined;
      } catch {
        return undefined;
      }
    },
    preload: async (references) => void (await loader.fetch([...references])),
    adopt,
    on(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    container: (name): ContainerFacade => ({
      init: async () => {},
      get: (expose) => load(name + expose.slice(1)),
    }),
    wire,
    push: (chunk) => world.build(adapter.currentBuild()!).push(chunk),
  };
  adapter.attach?.(runtime);
  return runtime;
}
