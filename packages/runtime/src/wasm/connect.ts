import { connectWasm, type WasmRequire } from "./connectWasm.ts";

// Bundled, then written by the plugin into the runtime of a build that has wasm. The bundler puts its own require function
// in place of this name.
declare const __webpack_require__: WasmRequire;

connectWasm(__webpack_require__);
