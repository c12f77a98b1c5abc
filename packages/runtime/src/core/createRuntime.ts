import type { BuildId, Reference, Snapshot } from "@nacre/contract";
import type { ContainerFacade, PageRuntime, RuntimeEvent, RuntimeOptions } from "../types.ts";
import { version } from "../version.ts";
import { bind } from "./bind.ts";
import { createFileLoader } from "./createFileLoader.ts";
import { Evaluator } from "./Evaluator.ts";
import { ForeignContainers, type ForeignContainer } from "./ForeignContainers.ts";
import type { BundlerRequire } from "./LoadedBuild.ts";
import { Loader } from "./Loader.ts";
import { World } from "./World.ts";

/**
 * Makes a runtime that carries out the plan of one snapshot.
 *
 * It loads by closure: everything that the wanted module reaches in the snapshot is requested at once, then modules are
 * evaluated synchronously on demand, in the order that local modules would have. It decides nothing (the snapshot holds
 * the decisions), logs nothing and touches no global: the adapter is its world.
 *
 * @param options.snapshot the world that this page is planned against
 * @param options.adapter loads scripts and styles
 * @param options.provide shared modules of a root that is no build of the plugin
 * @param options.overrides modules used in place of remotes, by reference
 * @example
 * const runtime = createRuntime({ snapshot, adapter: createWebAdapter(document) });
 * const { default: Button } = await runtime.import("components/Button");
 */
export function createRuntime({ snapshot, adapter, provide = {}, overrides = {} }: RuntimeOptions): PageRuntime {
  const listeners = new Set<(event: RuntimeEvent) => void>();
  const emit = (event: RuntimeEvent): void => listeners.forEach((listener) => listener(event));
  const world = new World(snapshot);
  const files = createFileLoader(adapter, emit);
  const foreign = new ForeignContainers({
    find: (global) => adapter.global(global) as ForeignContainer | undefined,
    root: () => world.root(),
    choices: (build) => world.snapshot.choices[build.id] ?? {},
    loadShared,
  });
  const evaluator = new Evaluator(world, files, foreign, provide);
  const loader = new Loader(world, files, foreign, evaluator);
  /** What can be evaluated without a request. */
  const ready = new Map<Reference, () => unknown>();

  async function loadShared(provider: BuildId, key: string, wanted: string): Promise<() => unknown> {
    const build = world.build(provider);
    const copy = build.slice.provides[key]?.find((each) => each.version === wanted);
    await loader.loadChunks(build, copy?.chunks ?? []);
    return () => evaluator.shared(build, key, wanted);
  }

  async function load(reference: Reference): Promise<() => unknown> {
    const known = ready.get(reference);
    if (known) return known;
    const start = adapter.now();
    const factory = await (overrides[reference] ? loadOverride(reference) : loadRemote(reference));
    const evaluated = (): unknown => evaluate(reference, factory);
    ready.set(reference, evaluated);
    emit({ type: "load", reference, ms: adapter.now() - start });
    return evaluated;
  }

  async function loadOverride(reference: Reference): Promise<() => unknown> {
    const exports = await overrides[reference]!();
    return () => exports;
  }

  async function loadRemote(reference: Reference): Promise<() => unknown> {
    await loader.load(reference);
    const { build, expose } = world.findReference(reference);
    return () => evaluator.expose(build, expose);
  }

  function wire(require: BundlerRequire, where?: string): BuildId {
    const build = world.build(world.snapshot.builds[where!] ? where! : adapter.currentBuild(where)!);
    require.p = adapter.resolveUrl(build.slice.base);
    require.e = (chunk) => loader.loadChunks(build, [String(chunk)]);
    require.O = (result) => result;
    require.wasm = build.wasm;
    build.connect(require);
    bind(build, require, (id) => evaluator.binding(build, id));
    return build.id;
  }

  function adopt(next: Snapshot): void {
    world.snapshot = next;
    emit({ type: "snapshot", n: next.n });
  }

  /** A failed module is loaded anew: what it needs may be what failed. */
  function evaluate(reference: Reference, factory: () => unknown): unknown {
    const start = adapter.now();
    try {
      const exports = factory();
      emit({ type: "evaluate", reference, ms: adapter.now() - start });
      return exports;
    } catch (error) {
      ready.delete(reference);
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
    peek(reference) {
      const factory = ready.get(reference);
      try {
        return factory && { exports: factory() };
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
