import { relative } from "node:path";
import { NacreError } from "@nacre/contract";
import { isRspack, type Chunk, type Compilation, type Compiler } from "./bundler.ts";

/** Name of the script that starts workers. */
export const WORKER_ENTRY = "nacre-worker.js";

/**
 * Lets the page's runtime give the whole address of a worker: bundlers write `new URL(path + name(id))` into the code.
 * The path is a space, which no address keeps at its start. Trusted Types make them pass it through a function as well,
 * which is the page's: its one policy admits the address.
 */
export function planWorkers(compiler: Compiler): void {
  // When the bundler has filled in what the user's configuration leaves open.
  compiler.hooks.environment.tap("NacrePlugin", () => {
    if (!arePlanned(compiler)) return;
    const { output, devtool } = compiler.options;
    output.workerPublicPath = " ";
    // What evaluates strings can not run where Trusted Types are demanded.
    if (!JSON.stringify(devtool ?? "").includes("eval"))
      output.trustedTypes ||= { policyName: "nacre", onPolicyCreationFailure: "stop" };
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

/** Whether a chunk is the start of a planned worker. */
export function isWorker({ compiler }: Compilation, chunk: Chunk): boolean {
  return arePlanned(compiler) && startsWorker(chunk);
}

export function hasWorkers(compilation: Compilation): boolean {
  return [...compilation.chunks].some((chunk) => isWorker(compilation, chunk));
}

/** What a user should know of workers that keep the bundler's own runtime. */
export function checkWorkers(compilation: Compilation, name: string): NacreError[] {
  const { compiler, chunkGraph } = compilation;
  if (arePlanned(compiler)) return [];
  const modules = [...compilation.chunks]
    .filter(startsWorker)
    .flatMap((chunk) => [...chunkGraph.getChunkEntryModulesIterable(chunk)]);
  const files = modules.map((module) =>
    relative(compiler.context, module.nameForCondition() ?? "").replaceAll("\\", "/"),
  );
  return files.length > 0 ? [new NacreError("NACRE_WEBPACK_WORKERS_NOT_PLANNED", { name, files })] : [];
}

/** It has a runtime of its own, and no page starts with it. A worklet cannot load anything. */
function startsWorker(chunk: Chunk): boolean {
  const { worklet } = (chunk.getEntryOptions() ?? {}) as { worklet?: boolean };
  return chunk.hasRuntime() && !chunk.canBeInitial() && !worklet;
}
