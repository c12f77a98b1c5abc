import type { BuildId, ChunkId, Snapshot } from "@nacre/contract";
import { reachOfWorkers } from "@nacre/plan";
import type { Runtime } from "../types.ts";
import { launch } from "./launch.ts";
import type { WorkerJob } from "./WorkerJob.ts";

/** What a build's code asks for the address of a worker. */
export interface WorkerRequire {
  u: (chunk: string | number) => string;
  /** Takes a chunk that an ES module has imported statically. */
  C?: (exports: unknown) => void;
}

/**
 * Lets a build start its workers. `new Worker(new URL("./work.js", import.meta.url))` gets the address of a script of the
 * page's own origin, wherever the build lies, which loads what the plan says. Nothing is requested before.
 */
export function connectWorkers(require: WorkerRequire, runtime: Pick<Runtime, "snapshot">, build: BuildId): void {
  /** One script for each worker, however often it is started. */
  const scripts: Record<string, string> = {};
  // The plan brings these chunks as well.
  require.C = () => {};
  require.u = (chunk) =>
    (scripts[`${runtime.snapshot.n} ${chunk}`] ??= makeScript(runtime.snapshot, build, `${chunk}`));
}

function makeScript(snapshot: Snapshot, build: BuildId, chunk: ChunkId): string {
  const { base, files, workerEntry } = snapshot.builds[build]!;
  const page = globalThis.document?.baseURI;
  const script = { url: new URL(base + workerEntry, page).href, integrity: files[workerEntry!]!.integrity };
  const job: WorkerJob = { snapshot: reachOfWorkers(snapshot, build), build, chunk, page, script };
  const code = `(${launch.toString()})(${JSON.stringify(job)},url=>import(url))`;
  return URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
}
