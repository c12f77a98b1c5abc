import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Text of a prebuilt script of the runtime. */
export function readPrebuilt(name: "connect-wasm.js" | "connect-workers.js" | "nacre-worker.js"): string {
  return readFileSync(fileURLToPath(import.meta.resolve(`@nacre/runtime/${name}`)), "utf8");
}
