import type { BuildId, ChunkId, Snapshot } from "@nacre/contract";

/** What a worker is told by the page that starts it. Plain data. */
export interface WorkerJob {
  /** What the worker can come to need of the page's snapshot. */
  snapshot: Snapshot;
  /** The build that starts it, and the chunk under which that knows it. */
  build: BuildId;
  chunk: ChunkId;
  /** What addresses in the snapshot are relative to. Absent in a worker of a worker: there they are absolute. */
  page?: string | undefined;
  /** The script with `runWorker`. */
  script: { url: string; integrity: string };
}
