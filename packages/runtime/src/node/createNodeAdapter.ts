import { createPersist } from "../core/createPersist.ts";
import { fault } from "../core/fault.ts";
import type { Adapter, PageRuntime } from "../types.ts";
import { createFileFetcher, type FileFetcherOptions } from "./createFileFetcher.ts";
import { createNodeNetwork } from "./createNodeNetwork.ts";
import { currentBuild, runAs } from "./currentRuntime.ts";
import { evaluateModule } from "./evaluateModule.ts";
import { evaluateScript } from "./evaluateScript.ts";

/** What `createNodeAdapter` takes. */
export interface NodeAdapterOptions extends FileFetcherOptions {
  /** Milliseconds for one file, all tries included. Default 2,000. */
  deadline?: number;
  /** What addresses without an origin are relative to: `https://shop.example`. Needed where a snapshot has such. */
  base?: string;
}

/**
 * Loads containers over HTTP into a Node process: planned files are fetched in parallel, checked (status, type, size,
 * hash, deadline, no redirect), tried again where that can help, and evaluated from memory. All formats of the plugin work;
 * styles are not loaded.
 *
 * Several runtimes can live side by side, so a new snapshot is a new runtime, and the old one is freed when nothing refers
 * to it. Node never frees ES modules: a server that takes many snapshots should build its containers as CommonJS or script.
 * It is no sandbox: a container can do what the process can.
 *
 * @param options.base origin for addresses that are paths
 * @param options.deadline milliseconds for one file, all tries included, default 2,000
 * @param options.maxSize bytes of one file, default 16 MiB
 * @param options.cache folder that keeps files by their hash, or `false`
 * @throws NacreError (as rejections of `load` and `import`) `NACRE_RUNTIME_FILE_FAILED`
 * @example
 * const runtime = createRuntime({ snapshot, adapter: createNodeAdapter({ base: "https://shop.example" }) });
 * const { default: Card } = await runtime.import("components/Card");
 */
export function createNodeAdapter(options: NodeAdapterOptions = {}): Adapter {
  const fetchFile = createFileFetcher(options);
  let runtime: PageRuntime | undefined;

  return {
    attach(made) {
      runtime = made;
    },
    async loadScript({ build, url, integrity, format, signal }) {
      const source = new TextDecoder().decode(await fetchFile({ url, integrity, signal, kind: "JavaScript" }));
      // It was late, and another one was faster.
      signal.throwIfAborted();
      const owner = { runtime: runtime!, build };
      try {
        if (format === "module") return await evaluateModule(owner, url, source);
        return runAs(owner, () => evaluateScript(url, source, format));
      } catch (cause) {
        throw fault("evaluation", String(cause), { cause });
      }
    },
    // Styles are the browser's: a server names them in the HTML.
    loadStyle: async () => {},
    loadWasm: async ({ url, integrity, signal }) =>
      WebAssembly.compile(
        (await fetchFile({ url, integrity, signal, kind: "WebAssembly" })) as Uint8Array<ArrayBuffer>,
      ),
    currentBuild,
    global: (name) => (globalThis as Record<string, unknown>)[name],
    now: () => performance.now(),
    resolveUrl: (url) => new URL(url, options.base).href,
    persist: createPersist(createNodeNetwork(options.deadline)),
  };
}
