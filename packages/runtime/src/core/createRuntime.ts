import type { PageRuntime, RuntimeOptions } from "../types.ts";
import { createForeignContainers } from "./createForeignContainers.ts";
import { makeRuntime } from "./makeRuntime.ts";

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
export function createRuntime(options: RuntimeOptions): PageRuntime {
  const { provide, overrides = {} } = options;
  return makeRuntime(options, createForeignContainers, {
    ...(provide && { provide }),
    load: (reference) => (Object.hasOwn(overrides, reference) ? loadOverride(overrides[reference]!) : undefined),
  });
}

async function loadOverride(override: () => unknown): Promise<() => unknown> {
  const exports = await override();
  return () => exports;
}
