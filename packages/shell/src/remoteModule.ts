import type { Reference, Snapshot } from "@nacre/contract";
import type { Runtime } from "@nacre/runtime";
import type { ReactPromise } from "react";
import { inPhase, type Phase } from "./RemoteFailure.ts";

/** What came of a module. */
export type Outcome = { exports: unknown; error?: never } | { exports?: never; error: unknown };

/**
 * A module on its way, for React's `use`. It never rejects: an error that is thrown while React renders makes it render
 * once more, and that would load once more. React reads a promise that says its `status` without waiting, so what is
 * there already flashes no fallback.
 */
export type RemoteModule = ReactPromise<Outcome>;

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
  const module: RemoteModule =
    peek(runtime, reference) ?? importModule(runtime, reference, () => cache.delete(reference));
  cache.set(reference, module);
  void module.then((outcome) => fulfil(module, outcome));
  return module;
}

/** The exports, if they are there. Never starts a load. */
export function loadedExports(runtime: Runtime, reference: Reference): unknown {
  const module = cacheOf(runtime).get(reference) ?? peek(runtime, reference);
  return module?.status === "fulfilled" ? module.value.exports : undefined;
}

function cacheOf(runtime: Runtime): Cache {
  const { snapshot } = runtime;
  let ofRuntime = caches.get(runtime);
  if (!ofRuntime) caches.set(runtime, (ofRuntime = new WeakMap()));
  let cache = ofRuntime.get(snapshot);
  if (!cache) ofRuntime.set(snapshot, (cache = new Map()));
  return cache;
}

function fulfil(module: PromiseLike<Outcome>, value: Outcome): RemoteModule {
  return Object.assign(module, { status: "fulfilled", value } as const);
}

/** Evaluates, where nothing has to be fetched. What fails here is left to `importModule`, which says it by its promise. */
function peek(runtime: Runtime, reference: Reference): RemoteModule | undefined {
  try {
    const exports = runtime.peek(reference)?.exports;
    // An asynchronous module is evaluated by a promise.
    if (exports === undefined || exports instanceof Promise) return undefined;
    return fulfil(Promise.resolve({ exports }), { exports });
  } catch {
    return undefined;
  }
}

async function importModule(runtime: Runtime, reference: Reference, forget: () => void): Promise<Outcome> {
  let phase: Phase = "load";
  try {
    const evaluate = await runtime.load(reference);
    phase = "evaluate";
    return { exports: await evaluate() };
  } catch (error) {
    forget();
    return { error: inPhase(error, phase) };
  }
}
