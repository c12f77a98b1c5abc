import type { BuildId } from "@nacre/contract";
import { createPersist } from "../core/createPersist.ts";
import { fault } from "../core/fault.ts";
import type { Adapter } from "../types.ts";
import { createTrust } from "../web/createTrust.ts";
import { createNetwork } from "../web/createNetwork.ts";
import { loadWasm } from "../web/loadWasm.ts";

declare function importScripts(url: string): void;

/** At the beginning of a statement. Comments and `import.meta` are none. */
const staticImport = /(?:^|[;}\n])\s*import\s*(?:["'{*]|[\w$]+(?:\s+from\b|\s*,))/;

/**
 * Loads scripts into a worker: fetched in parallel with integrity, then evaluated one after the other from the very bytes
 * that were checked, through a blob. Only a module that imports others statically is taken from the cache, for their sake.
 * Addresses must be absolute. There are no styles.
 */
export function createWorkerAdapter(): Adapter {
  let current: BuildId | undefined;
  /** Builds of module scripts, by address. */
  const modules = new Map<string, BuildId>();

  const trust = createTrust(new Set());

  function evaluate(build: BuildId, script: string): void {
    current = build;
    try {
      importScripts(trust(script));
    } finally {
      current = undefined;
    }
  }

  async function evaluateModule(build: BuildId, url: string): Promise<unknown> {
    modules.set(url, build);
    return (await import(/* webpackIgnore: true */ /* @vite-ignore */ url)) as unknown;
  }

  return {
    async loadScript({ build, url, integrity, format, signal }) {
      const response = await fetch(url, { integrity, signal });
      const code = await response.blob();
      const isModule = format === "module";
      // From a blob, no module finds others by their place.
      const importsByPlace = isModule && staticImport.test(await code.text());
      // It was late, and another one was faster.
      signal.throwIfAborted();
      const script = URL.createObjectURL(new Blob([code, `\n//# sourceURL=${url}`], { type: "text/javascript" }));
      try {
        return await (isModule ? evaluateModule(build, importsByPlace ? url : script) : evaluate(build, script));
      } catch (cause) {
        throw fault("evaluation", String(cause), { cause });
      } finally {
        URL.revokeObjectURL(script);
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
