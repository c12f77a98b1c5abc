import type { BuildId } from "@nacre/contract";
import { createPersist } from "../core/createPersist.ts";
import { fault } from "../core/fault.ts";
import type { Adapter } from "../types.ts";
import { createTrust } from "../web/createTrust.ts";
import { createNetwork } from "../web/createNetwork.ts";
import { loadWasm } from "../web/loadWasm.ts";

declare function importScripts(url: string): void;

/**
 * Loads scripts into a worker: fetched in parallel with integrity, then evaluated one after the other from the very bytes
 * that were checked. Addresses must be absolute. There are no styles.
 */
export function createWorkerAdapter(): Adapter {
  let current: BuildId | undefined;
  /** Builds of module scripts, by address. */
  const modules = new Map<string, BuildId>();

  const trust = createTrust(new Set());

  function evaluate(build: BuildId, url: string, code: Blob): void {
    const script = URL.createObjectURL(new Blob([code, `\n//# sourceURL=${url}`], { type: "text/javascript" }));
    current = build;
    try {
      importScripts(trust(script));
    } finally {
      current = undefined;
      URL.revokeObjectURL(script);
    }
  }

  return {
    async loadScript({ build, url, integrity, format, signal }) {
      const response = await fetch(url, { integrity, signal });
      const code = await response.blob();
      // It was late, and another one was faster.
      signal.throwIfAborted();
      try {
        if (format !== "module") return evaluate(build, url, code);
        // From the cache: a module has to see its own address.
        modules.set(url, build);
        return (await import(/* webpackIgnore: true */ /* @vite-ignore */ url)) as unknown;
      } catch (cause) {
        throw fault("evaluation", String(cause), { cause });
      }
    },
    loadStyle: async () => {},
    loadWasm,
    currentBuild: (url) => modules.get(url!) ?? current,
    global: (name) => (globalThis as Record<string, unknown>)[name],
    now: () => performance.now(),
    resolveUrl: (url) => url,
    trust,
    persist: createPersist(createNetwork()),
  };
}
