import { CHUNK_GLOBAL } from "@nacre/contract";
import type { PageRuntime } from "../types.ts";

/**
 * Makes a runtime the page's. The first one wins: where another is there already, that one is returned.
 *
 * @example const runtime = installRuntime(createRuntime({ snapshot, adapter }));
 */
export function installRuntime(runtime: PageRuntime): PageRuntime {
  const first = findRuntime();
  if (first) return first;
  Object.defineProperty(globalThis, Symbol.for("nacre"), { value: runtime });
  // Chunks assign the global before they push to it: without a setter that throws in strict mode.
  Object.defineProperty(globalThis, CHUNK_GLOBAL, { get: () => runtime, set() {} });
  return runtime;
}

/** The page's runtime, when there is one. */
export function findRuntime(): PageRuntime | undefined {
  return (globalThis as { [runtime: symbol]: PageRuntime | undefined })[Symbol.for("nacre")];
}
