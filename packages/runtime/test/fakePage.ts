import { extname } from "node:path";
import type { FileType, Slice, Snapshot } from "@nacre/contract";
import {
  createRuntime,
  type Adapter,
  type BundlerRequire,
  type FileRequest,
  type PageRuntime,
  type RuntimeEvent,
  type RuntimeOptions,
} from "@nacre/runtime";

const types: Record<string, FileType> = { ".css": "style", ".wasm": "wasm" };

/** What every wasm file is, compiled. */
export const emptyWasm: WebAssembly.Module = new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));

/** What a file does when it is evaluated. `undefined`: nothing. */
export type Script = ((runtime: PageRuntime) => void) | undefined;

export interface FakePage {
  runtime: PageRuntime;
  adapter: Adapter;
  events: RuntimeEvent[];
  /** Addresses in the order in which they were requested. */
  requested: string[];
  /** What is behind an address now. A string makes the request fail with it. */
  web: Record<string, Script | string>;
  /** Requests wait for the address's promise. */
  gates: Record<string, Promise<void>>;
}

/** A runtime whose files are functions. Everything of the runtime is real. */
export function fakePage(snapshot: Snapshot, web: FakePage["web"], options: Partial<RuntimeOptions> = {}): FakePage {
  const page = { requested: [], events: [], web, gates: {} } as unknown as FakePage;
  let current: string | undefined;
  const request = async ({ url, build }: FileRequest): Promise<void> => {
    page.requested.push(url);
    await page.gates[url];
    const script = page.web[url];
    if (typeof script === "string") throw new Error(script);
    current = build;
    script?.(page.runtime);
    current = undefined;
  };
  const adapter: Adapter = {
    loadScript: request,
    loadStyle: request,
    loadWasm: async (asked) => {
      await request(asked);
      return emptyWasm;
    },
    currentBuild: () => current,
    global: (name) => (globalThis as Record<string, unknown>)[name],
    setGlobal: (name, value) => void Object.assign(globalThis, { [name]: value }),
    now: () => 0,
    resolveUrl: (url) => url,
  };
  page.adapter = adapter;
  page.runtime = createRuntime({ snapshot, adapter, ...options });
  page.runtime.on((event) => page.events.push(event));
  return page;
}

/** The entry file of a build: it connects a require function as bundlers write it. */
export function entryScript(): Script {
  return (runtime) => runtime.wire(bundlerRequire());
}

/** A chunk file of one chunk with its modules: `{ id: (require) => exports }`. */
export function chunkScript(id: string, modules: Record<string, (require: BundlerRequire) => unknown>): Script {
  const factories: BundlerRequire["m"] = {};
  for (const [name, make] of Object.entries(modules))
    factories[name] = (module, _exports, require) => {
      module.exports = make(require);
    };
  return (runtime) => runtime.push([[id], factories]);
}

function bundlerRequire(): BundlerRequire {
  const require = ((id: string) => {
    const known = require.c[id] as { exports: unknown } | undefined;
    if (known) return known.exports;
    const module: { exports: unknown } = (require.c[id] = { exports: {} });
    const execution = { id, module, factory: require.m[id] };
    for (const handler of require.i) handler(execution);
    execution.factory!(module, module.exports, require);
    return module.exports;
  }) as BundlerRequire;
  return Object.assign(require, { m: {}, c: {}, i: [], p: "", e: async () => {}, O: () => undefined });
}

/** A build with one expose `./It`: chunk `1`, module `it`, files `<name>.js` and `<name>-1.js`. */
export function slice(name: string, more: Partial<Slice> = {}): Slice {
  const info = (file: string): [string, Slice["files"][string]] => [
    file,
    {
      type: types[extname(file)] ?? "script",
      size: 1,
      integrity: `sha384-${file.replaceAll(/\W/g, "+").padEnd(64, "A")}`,
    },
  ];
  const chunks = more.chunks ?? { "1": { files: [`${name}-1.js`] } };
  return {
    name,
    version: "1.0.0",
    format: "script",
    base: "/",
    entry: [`${name}.js`],
    exposes: { "./It": { chunks: ["1"], modules: ["it"] } },
    consumes: {},
    remotes: {},
    provides: {},
    files: Object.fromEntries([`${name}.js`, ...Object.values(chunks).flatMap((chunk) => chunk.files)].map(info)),
    ...more,
    chunks,
  };
}

/** The first build is the root; ids are the names. */
export function snapshotOf(slices: Slice[], choices: Snapshot["choices"] = {}): Snapshot {
  const builds = Object.fromEntries(slices.map((each) => [each.name, each]));
  const names = Object.fromEntries(slices.map((each) => [each.name, each.name]));
  return { schema: 1, environment: "test", n: 1, root: slices[0]!.name, names, builds, routes: [], choices };
}
