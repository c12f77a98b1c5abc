import type { BundlerRequire } from "../core/LoadedBuild.ts";

/** The part of a bundler's require function that instantiates wasm. */
export interface WasmRequire extends Pick<BundlerRequire, "wasm"> {
  /**
   * webpack calls it with module id and hash, or in ES modules with an address; Rspack with a file name. Imports come last,
   * if there are any. Gives the exports.
   */
  v: (exports: object, ...described: unknown[]) => Promise<unknown>;
}

/** Lets a build take its wasm from the runtime, which has it loaded, and checked, with the code that imports it. */
export function connectWasm(require: WasmRequire): void {
  require.v = (exports, ...described) => {
    const imports = described.find(isImports);
    const name = String(described.filter((each) => each !== undefined && each !== imports).at(-1));
    const { wasm = {} } = require;
    const file = Object.keys(wasm).find((each) => name.endsWith(each) || each.includes(name));
    // The bundler's own way would fetch it again, whatever its bytes are. Thrown at once, so that the module is not kept.
    if (file === undefined) throw new Error(`NACRE_RUNTIME_NOT_LOADED ${JSON.stringify({ module: name })}`);
    return WebAssembly.instantiate(wasm[file]!, imports).then((instance) => Object.assign(exports, instance.exports));
  };
}

function isImports(value: unknown): value is WebAssembly.Imports {
  return typeof value === "object" && value !== null && !(value instanceof URL);
}
