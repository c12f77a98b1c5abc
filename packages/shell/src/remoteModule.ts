import type { Reference, Snapshot } from "@nacre/contract";
import type { Runtime } from "@nacre/runtime";
import type { ReactPromise } from "react";
import { inPhase, type Phase } from "./RemoteFailure.ts";

/** What came of a module. */
export type Outcome = { exports: unknown; error?: never } | { exports?: never; error: object };

/**
 * A module on its way, for React's `use`. It never rejects: an error that is thrown while React renders makes it render
 * once more, and that would load once more. React reads a promise that says its `status` without waiting, so what is
 * there already flashes no fallback.
 */
export type RemoteModule = ReactPromise<Outcome>;

/** From a module's first failure to its next success. */
interface Incident {
  /** Loads that nobody asked for: by places that were rendered. */
  loads: number;
  /** Absent where the module is there, and what it exports has failed. */
  last?: RemoteModule;
  /** Somebody has heard of it. */
  told: boolean;
}

interface Cache {
  modules: Map<Reference, RemoteModule>;
  incidents: Map<Reference, Incident>;
}

/** So many times in one incident a module is loaded without being asked for. */
const AUTOMATIC_LOADS = 3;

/** By snapshot too: after `register` a name may mean another build. */
const caches = new WeakMap<Runtime, WeakMap<Snapshot, Cache>>();

/**
 * Everyone who asks while a module is on its way, or is there, gets the same promise. A failure is forgotten before the
 * promise tells anyone, so whoever asks next loads again; who holds the promise keeps its failure. After a few failures in
 * a row the last one stands, until `askAgain` or until the module is there by other ways.
 */
export function remoteModule(runtime: Runtime, reference: Reference): RemoteModule {
  const { modules, incidents } = cacheOf(runtime);
  const known = modules.get(reference) ?? peek(runtime, reference);
  const incident = incidents.get(reference);
  if (!known && incident?.last && incident.loads >= AUTOMATIC_LOADS) return incident.last;
  const module = known ?? load(runtime, reference);
  modules.set(reference, module);
  return module;
}

/** Somebody asks for a module that failed: it may be loaded once more, however often that was tried. */
export function askAgain(runtime: Runtime, reference: Reference): void {
  const incident = cacheOf(runtime).incidents.get(reference);
  if (incident) incident.loads = Math.min(incident.loads, AUTOMATIC_LOADS - 1);
}

/**
 * Notes that a failure of a module is shown.
 *
 * @returns whether it is the first one since the module worked
 */
export function openIncident(runtime: Runtime, reference: Reference): boolean {
  const { incidents } = cacheOf(runtime);
  const incident = incidents.get(reference) ?? { loads: 0, told: false };
  incidents.set(reference, { ...incident, told: true });
  return !incident.told;
}

/** The module is there, and what it exports works. */
export function closeIncident(runtime: Runtime, reference: Reference): void {
  cacheOf(runtime).incidents.delete(reference);
}

/** The exports, if they are there. Never starts a load. */
export function loadedExports(runtime: Runtime, reference: Reference): unknown {
  const module = cacheOf(runtime).modules.get(reference) ?? peek(runtime, reference);
  return module?.status === "fulfilled" ? module.value.exports : undefined;
}

function cacheOf(runtime: Runtime): Cache {
  const { snapshot } = runtime;
  let ofRuntime = caches.get(runtime);
  if (!ofRuntime) caches.set(runtime, (ofRuntime = new WeakMap()));
  let cache = ofRuntime.get(snapshot);
  if (!cache) ofRuntime.set(snapshot, (cache = { modules: new Map(), incidents: new Map() }));
  return cache;
}

function load(runtime: Runtime, reference: Reference): RemoteModule {
  const { modules, incidents } = cacheOf(runtime);
  const settle = (outcome: Outcome): Outcome => {
    fulfil(module, outcome);
    if (outcome.error === undefined) incidents.delete(reference);
    else {
      modules.delete(reference);
      const { loads, told } = incidents.get(reference) ?? { loads: 0, told: false };
      incidents.set(reference, { loads: loads + 1, last: module, told });
    }
    return outcome;
  };
  const module: RemoteModule = importModule(runtime, reference).then(settle);
  return module;
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

async function importModule(runtime: Runtime, reference: Reference): Promise<Outcome> {
  let phase: Phase = "load";
  try {
    const evaluate = await runtime.load(reference);
    phase = "evaluate";
    return { exports: await evaluate() };
  } catch (error) {
    return { error: inPhase(error, phase, reference) };
  }
}
