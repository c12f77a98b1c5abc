import type { Reference, Snapshot } from "@nacre/contract";
import type { Runtime } from "@nacre/runtime";
import { use } from "react";
import { inPhase } from "./RemoteFailure.ts";

/** A module on its way. `loaded` is there before `promise` tells anyone. */
export interface RemoteModule {
  readonly promise: Promise<unknown>;
  loaded?: { exports: unknown };
}

type Cache = Map<Reference, RemoteModule>;

/** By snapshot too: after `register` a name may mean another build. */
const caches = new WeakMap<Runtime, WeakMap<Snapshot, Cache>>();

/**
 * Everyone who asks while a module is on its way, or is there, gets the same object. A failure is forgotten before its
 * promise rejects, so whoever asks next loads again; who holds the object keeps its failure.
 */
export function remoteModule(runtime: Runtime, reference: Reference): RemoteModule {
  const cache = cacheOf(runtime);
  const known = cache.get(reference);
  if (known?.loaded) return known;
  const forget = (): void => void cache.delete(reference);
  const module = peek(runtime, reference) ?? known ?? keepUntilFailed(importModule(runtime, reference), forget);
  cache.set(reference, module);
  return module;
}

/** The exports: at once when they are there, so that nothing flashes, else by suspending. May be called conditionally. */
export function useExports(module: RemoteModule): unknown {
  return module.loaded ? module.loaded.exports : use(module.promise);
}

function cacheOf(runtime: Runtime): Cache {
  const { snapshot } = runtime;
  let ofRuntime = caches.get(runtime);
  if (!ofRuntime) caches.set(runtime, (ofRuntime = new WeakMap()));
  let cache = ofRuntime.get(snapshot);
  if (!cache) ofRuntime.set(snapshot, (cache = new Map()));
  return cache;
}

/** Evaluates, where nothing has to be fetched. What fails here is left to `importModule`, which says it by its promise. */
function peek(runtime: Runtime, reference: Reference): RemoteModule | undefined {
  try {
    const loaded = runtime.peek(reference);
    return loaded && { promise: Promise.resolve(loaded.exports), loaded };
  } catch {
    return undefined;
  }
}

function keepUntilFailed(exports: Promise<unknown>, forget: () => void): RemoteModule {
  const remember = (value: unknown): unknown => ((module.loaded = { exports: value }), value);
  const module: RemoteModule = { promise: exports.then(remember) };
  module.promise.catch(forget);
  return module;
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
