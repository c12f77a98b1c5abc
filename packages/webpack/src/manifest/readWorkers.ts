import type { ChunkId, WorkerInfo } from "@nacre/contract";
import type { Chunk, Compilation } from "../bundler.ts";
import { isWorker } from "../planWorkers.ts";
import type { ModuleGraphReader } from "./ModuleGraphReader.ts";

/** The planned workers of a build, if it has any. */
export function readWorkers(
  compilation: Compilation,
  reader: ModuleGraphReader,
): Record<ChunkId, WorkerInfo> | undefined {
  const workers: Record<ChunkId, WorkerInfo> = {};
  for (const chunk of compilation.chunks) {
    if (!isWorker(compilation, chunk)) continue;
    const group = [...chunk.groupsIterable].find((each) => each.chunks.includes(chunk))!;
    const others = group.chunks.filter((each) => each !== chunk && each.id !== null);
    workers[idOf(chunk)] = { chunks: [...others, chunk].map(idOf), modules: reader.entries(chunk) };
  }
  return Object.keys(workers).length > 0 ? workers : undefined;
}

function idOf({ id }: Chunk): ChunkId {
  return String(id);
}
