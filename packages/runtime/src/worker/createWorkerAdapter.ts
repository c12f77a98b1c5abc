import type { BuildId } from "@nacre/contract";
import type { Adapter } from "../types.ts";
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

  function evaluate(build: BuildId, url: string, code: Blob): void {
    const script = URL.createObjectURL(new Blob([code, `\n//# sourceURL=${url}`], { type: "text/javascript" }));
    current = build;
    try {
      importScripts(script);
    } finally {
      current = undefined;
      URL.revokeObjectURL(script);
    }
  }

  return {
    async loadScript({ build, url, integrity, format }) {
      const response = await fetch(url, { integrity });
      const code = await response.blob();
      if (format !== "module") return evaluate(build, url, code);
      // From the cache: a module has to see its own address.
      modules.set(url, build);
      return import(/* webpackIgnore: true */ /* @vite-ignore */ url) as Promise<unknown>;
    },
    loadStyle: async () => {},
    loadWasm,
    currentBuild: (url) => modules.get(url!) ?? current,
    global: (name) => (globalThis as Record<string, unknown>)[name],
    now: () => performance.now(),
    resolveUrl: (url) => url,
  };
}
