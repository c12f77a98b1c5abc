import type { Reference, Snapshot } from "@nacre/contract";
import type { Runtime } from "@nacre/runtime";
import type { ReactPromise } from "react";
import { inPhase } from "./RemoteFailure.ts";

/**
 * A module on its way, for React's `use`. React reads a promise that says its `status` without waiting, so what is there
 * already flashes no fallback.
 */
export type RemoteModule = ReactPromise<unknown>;

type Cache = Map<Reference, RemoteModule>;

/** By snapshot too: after `register` a name may mean another build. */
const caches = new WeakMap<Runtime, WeakMap<Snapshot, Cache>>();

/**
 * Everyone who asks while a module is on its way, or is there, gets the same promise. A failure is forgotten before the
 * promise tells anyone, so whoever asks next loads again; who holds the promise keeps its failure.
 */
export function remoteModule(runtime: Runtime, reference: Reference): RemoteModule {
  const cache = cacheOf(runtime);
  const known = cache.get(reference);
  if (known) return known;
  const module = peek(runtime, reference) ?? importModule(runtime, reference);
  cache.set(reference, module);
  module.then(
    (exports) => fulfil(module, exports),
    () => cache.delete(reference),
  );
  return module;
}

/** The exports, if they are there. Never starts a load. */
export function loadedExports(runtime: Runtime, reference: Reference): unknown {
  const module = cacheOf(runtime).get(reference) ?? peek(runtime, reference);
  return module?.status === "fulfilled" ? module.value : undefined;
}

function cacheOf(runtime: Runtime): Cache {
  const { snapshot } = runtime;
  let ofRuntime = caches.get(runtime);
  if (!ofRuntime) caches.set(runtime, (ofRuntime = new WeakMap()));
  let cache = ofRuntime.get(snapshot);
  if (!cache) ofRuntime.set(snapshot, (cache = new Map()));
  return cache;
}

function fulfil(module: RemoteModule, value: unknown): RemoteModule {
  return Object.assign(module, { status: "fulfilled", value } as const);
}

/** Evaluates, where nothing has to be fetched. What fails here is left to `importModule`, which says it by its promise. */
function peek(runtime: Runtime, reference: Reference): RemoteModule | undefined {
  try {
    const exports = runtime.peek(reference)?.exports;
    // An asynchronous module is evaluated by a promise.
    return exports === undefined || exports instanceof Promise ? undefined : fulfil(Promise.resolve(exports), exports);
  } catch {
    return undefined;
  }
}

async function importModule(runtime: Runtime, reference: Reference): Promise<unknown> {
  const evaluate = await runtime.load(reference).catch((error: unknown) => {
    throw inPhase(error, "load");
  });
  try {
    return await evaluate();
  } catch (error) {
    throw inPhase(error, "evaluate");
  }
}
