import type { BundlerRequire } from "../core/LoadedBuild.ts";
import { findRuntime } from "../web/installRuntime.ts";
import { connectWorkers, type WorkerRequire } from "./connectWorkers.ts";

// Bundled, then written by the plugin into the runtime of a build that has workers. The bundler puts its own require
// function in place of this name, and the plugin declares the other: the address of a module's script.
declare const __webpack_require__: BundlerRequire & WorkerRequire;
declare const nacreUrl: string | undefined;

const runtime = findRuntime()!;
connectWorkers(__webpack_require__, runtime, runtime.wire(__webpack_require__, nacreUrl));
