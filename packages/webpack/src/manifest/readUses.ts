import type { Chunk as ChunkInfo, ChunkId, ModuleId } from "@nacre/contract";
import type { Compilation, Module } from "../bundler.ts";
import { usedExportsByChunk } from "../shaking/usedExports.ts";
import type { ModuleGraphReader } from "./ModuleGraphReader.ts";
import { isListed } from "./readChunks.ts";

/** What the code in each chunk uses of shared modules. */
export type UsesByChunk = Map<ChunkId, NonNullable<ChunkInfo["uses"]>>;

/** Reads it in production builds: others do not know what is unused, so they say nothing. */
export function readUses(compilation: Compilation, modules: readonly Module[], reader: ModuleGraphReader): UsesByChunk {
  const uses: UsesByChunk = new Map();
  if (compilation.compiler.options.mode !== "production") return uses;
  for (const module of modules) {
    if (module.type !== "consume-shared-module") continue;
    const found: [ChunkId, string[] | null][] = [
      ...usedExportsByChunk(compilation, module, (chunk) => isListed(compilation, chunk)),
    ].map(([chunk, names]) => [String(chunk.id), names && [...names].toSorted()]);
    for (const [chunk, names] of found) uses.set(chunk, put(uses.get(chunk), reader.id(module), names));
  }
  return uses;
}

function put(uses: ChunkInfo["uses"] = {}, module: ModuleId, names: string[] | null): NonNullable<ChunkInfo["uses"]> {
  return { ...uses, [module]: names };
}
