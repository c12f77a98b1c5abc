import type { Chunk as ChunkInfo, ChunkId, Consume, FileName, ModuleId, RemoteTarget } from "@nacre/contract";
import type { Block, Chunk, Compilation, Module } from "../bundler.ts";
import { isWorker } from "../planWorkers.ts";
import type { SharedDefinitions } from "./collectShared.ts";
import { FEDERATION } from "./identifiers.ts";
import type { UsesByChunk } from "./readUses.ts";
import { isLoaded, type ModuleGraphReader } from "./ModuleGraphReader.ts";

/** The chunks of a build: their files, and what the code in them binds to. */
export function readChunks(
  compilation: Compilation,
  reader: ModuleGraphReader,
  known: {
    consumes: Record<ModuleId, Consume>;
    remotes: Record<ModuleId, RemoteTarget>;
    definitions: SharedDefinitions;
    used: UsesByChunk;
    inlined: ReadonlySet<ChunkId>;
    entry: readonly FileName[];
  },
): Record<ChunkId, ChunkInfo> {
  const chunks: Record<ChunkId, ChunkInfo> = {};
  for (const chunk of compilation.chunks) {
    if (!isListed(compilation, chunk)) continue;
    const modules = reader.modules(chunk);
    const ids = modules.filter((module) => FEDERATION.has(module.type)).map((module) => reader.id(module));
    const consumes = ids.filter((id) => id in known.consumes).toSorted();
    const remotes = ids.filter((id) => id in known.remotes).toSorted();
    const lazy = modules.flatMap((module) => lazyChunks(module, reader));
    const stores = known.definitions.storesOf(modules);
    const uses = known.used.get(String(chunk.id));
    chunks[String(chunk.id)] = {
      files: [...filesOf(chunk, modules), ...(known.inlined.has(String(chunk.id)) ? known.entry.slice(-1) : [])],
      ...(consumes.length > 0 && { consumes }),
      ...(remotes.length > 0 && { remotes }),
      ...(lazy.length > 0 && { lazy }),
      ...(stores.length > 0 && { stores }),
      ...(uses && { uses }),
    };
  }
  return chunks;
}

/** Whether a manifest has the chunk. */
export function isListed(compilation: Compilation, chunk: Chunk): boolean {
  return isLoaded(chunk) || isWorker(compilation, chunk);
}

/** The files of a chunk's code. Its other files are for the code to ask for, wasm that is no module included. */
function filesOf(chunk: Chunk, modules: Module[]): FileName[] {
  const hasWasm = modules.some((module) => module.type === "webassembly/async");
  // webpack counts wasm among the auxiliary files, Rspack among the others.
  const files = [...chunk.auxiliaryFiles, ...chunk.files];
  return files.filter((file) => (hasWasm ? /\.(m?js|css|wasm)$/ : /\.(m?js|css)$/).test(file));
}

/** A concatenated module keeps the blocks in the modules that it was made from. */
function lazyChunks(module: Module, reader: ModuleGraphReader): ChunkId[][] {
  if (FEDERATION.has(module.type)) return [];
  const { modules = [] } = module as Module & { modules?: Module[] };
  const blocks: Block[] = [module, ...modules].flatMap((each) => each.blocks ?? []);
  return blocks.map((block) => reader.chunks(block)).filter((ids) => ids.length > 0);
}
