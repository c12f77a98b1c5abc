import type { BundlerRequire } from "../core/LoadedBuild.ts";

/** The part of a bundler's require function that instantiates wasm. */
export interface WasmRequire extends Pick<BundlerRequire, "wasm"> {
  /**
   * webpack calls it with module id and hash, or in ES modules with an address; Rspack with a file name. Imports come last,
   * if there are any. Gives the exports.
   */
  v: (exports: object, ...described: unknown[]) => Promise<unknown>;
}

/** Lets a build take its wasm from the runtime, which has it loaded with the code that imports it. */
export function connectWasm(require: WasmRequire): void {
  const fetchAndInstantiate = require.v;
  require.v = async (exports, ...described) => {
    const imports = described.find(isImports);
    const name = String(described.filter((each) => each !== undefined && each !== imports).at(-1));
    const { wasm = {} } = require;
    const file = Object.keys(wasm).find((each) => name.endsWith(each) || each.includes(name));
    if (file === undefined) return fetchAndInstantiate(exports, ...described);
    const instance = await WebAssembly.instantiate(wasm[file]!, imports);
    return Object.assign(exports, instance.exports);
  };
}

function isImports(value: unknown): value is WebAssembly.Imports {
  return typeof value === "object" && value !== null && !(value instanceof URL);
}
