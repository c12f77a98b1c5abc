import { pageRuntime } from "./findRuntime.ts";

/** Stores whose owners are being asked: these may lead to other definitions themselves. */
const asked = new Set<string>();

/**
 * Evaluates the module that the plan says makes a store, so that it defines the store before anyone else does. It came with
 * the code that asks. Does nothing where the plan names nobody, or where that module could not be loaded.
 */
export function askOwner(store: string): void {
  const runtime = pageRuntime();
  const { stores = {} } = runtime?.snapshot ?? {};
  const owner = Object.hasOwn(stores, store) ? stores[store] : undefined;
  if (owner === undefined || asked.has(store)) return;
  asked.add(store);
  runtime?.peek?.(owner, true);
  asked.delete(store);
}
