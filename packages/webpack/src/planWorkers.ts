import { isRspack, type Chunk, type Compilation, type Compiler } from "./bundler.ts";

/** Name of the script that starts workers. */
export const WORKER_ENTRY = "nacre-worker.js";

/**
 * Lets the page's runtime give the whole address of a worker: bundlers write `new URL(path + name(id))` into the code.
 * The path is a space, which no address keeps at its start.
 */
export function planWorkers(compiler: Compiler): void {
  // When the bundler has filled in what the user's configuration leaves open.
  compiler.hooks.environment.tap("NacrePlugin", () => {
    if (arePlanned(compiler)) compiler.options.output.workerPublicPath = " ";
  });
}

/**
 * Whether workers follow the plan. webpack's ES modules start workers by an address that is fixed at build time, and
 * Node's workers run no script that the page makes: these keep the bundler's own runtime.
 */
function arePlanned(compiler: Compiler): boolean {
  const { module, workerChunkLoading } = compiler.options.output;
  return module ? isRspack(compiler) && workerChunkLoading === "import" : workerChunkLoading === "import-scripts";
}

/** Whether a chunk is the start of a planned worker: it has a runtime of its own, and no page starts with it. */
export function isWorker({ compiler }: Compilation, chunk: Chunk): boolean {
  const { worklet } = (chunk.getEntryOptions() ?? {}) as { worklet?: boolean };
  return chunk.hasRuntime() && !chunk.canBeInitial() && !worklet && arePlanned(compiler);
}

export function hasWorkers(compilation: Compilation): boolean {
  return [...compilation.chunks].some((chunk) => isWorker(compilation, chunk));
}
