import type { Chunk, Compilation, Compiler } from "./bundler.ts";
import { isWorker } from "./planWorkers.ts";
import { readPrebuilt } from "./readPrebuilt.ts";

/** What the runtime needs of `__webpack_require__`: module factories, module cache, execution handlers. */
const REQUIREMENTS = ["m", "c", "i"].map((name) => `__webpack_require__.${name}`);

/** A worker does not start by itself: the runtime evaluates its modules when all that they need is there. */
const STARTUP = "__webpack_require__.x";
const WAIT = `${STARTUP}=()=>{};`;

/** What code of the chunks behind a runtime uses to instantiate wasm. */
const WASM = "__webpack_require__.v";

/**
 * Adds one line to the runtime of a container entry, or of a worker: it connects itself to the page's runtime, which reads
 * everything else from the manifest.
 *
 * @param code gives the line for a chunk with a runtime, or nothing
 */
export function addRuntimeModule(
  compiler: Compiler,
  compilation: Compilation,
  code: (chunk: Chunk) => string | undefined,
): void {
  const { RuntimeModule } = compiler.webpack;

  class NacreRuntimeModule extends RuntimeModule {
    readonly #line: string;

    constructor(line: string) {
      super("nacre", RuntimeModule.STAGE_TRIGGER);
      this.#line = line;
    }

    override generate(): string {
      return this.#line;
    }

    /** This module adds no handler of chunk loading: webpack then knows that its list of them is incomplete. */
    override getInstalledChunkHandlers(): null {
      return null;
    }
  }

  compilation.hooks.additionalTreeRuntimeRequirements.tap("NacrePlugin", (chunk, requirements) => {
    // Loaders that execute modules at build time make chunks that are not of this compilation.
    const line = compilation.chunks.has(chunk) ? code(chunk) : undefined;
    if (line === undefined) return;
    for (const each of REQUIREMENTS) requirements.add(each);
    const worker = isWorker(compilation, chunk);
    if (worker) requirements.add(STARTUP);
    const lines = [line, requirements.has(WASM) && readPrebuilt("connect-wasm.js"), worker && WAIT];
    compilation.addRuntimeModule(chunk, new NacreRuntimeModule(lines.filter(Boolean).join("")));
  });
}
