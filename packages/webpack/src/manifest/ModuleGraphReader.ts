import type { ChunkId, Code, ModuleId } from "@nacre/contract";
import type { Block, Chunk, Compilation, Module } from "../bundler.ts";

/** Reads ids and chunks from a compilation. Only what webpack and Rspack both have. */
export class ModuleGraphReader {
  readonly #compilation: Compilation;

  constructor(compilation: Compilation) {
    this.#compilation = compilation;
  }

  id(module: Module): ModuleId {
    return String(this.#compilation.chunkGraph.getModuleId(module));
  }

  /** Chunks that have to be loaded before a block's modules can be evaluated. A worker's are not: it loads them itself. */
  chunks(block: Block): ChunkId[] {
    const chunks = [...(this.#compilation.chunkGraph.getBlockChunkGroup(block)?.chunks ?? [])];
    return chunks.some((chunk) => chunk.hasRuntime()) ? [] : chunks.filter(isLoaded).map((chunk) => String(chunk.id));
  }

  /** Modules that are evaluated when a chunk starts, in order. */
  entries(chunk: Chunk): ModuleId[] {
    return [...this.#compilation.chunkGraph.getChunkEntryModulesIterable(chunk)].map((module) => this.id(module));
  }

  /** Modules that a block leads to, in order. */
  targets(block: { dependencies: Block["dependencies"] }): Module[] {
    return block.dependencies
      .map((each) => this.#compilation.moduleGraph.getModule(each))
      .filter((each) => each !== null);
  }

  /** Where the code is that a shared module stands for: in a block, or, eager, beside it. */
  code(module: Module): Code | undefined {
    const block = module.blocks[0];
    const target = this.targets(block ?? module)[0];
    return target && { chunks: block ? this.chunks(block) : [], module: this.id(target) };
  }

  /** Whether the code is asynchronous that a shared module stands for. */
  isCodeAsync(module: Module): boolean {
    const target = this.targets(module.blocks[0] ?? module)[0];
    return target !== undefined && this.isAsync(target);
  }

  /** Names that a module exports, where they are known. */
  exports(module: Module | undefined): string[] | undefined {
    const names = module && this.#compilation.moduleGraph.getProvidedExports(module);
    return Array.isArray(names) ? names.toSorted() : undefined;
  }

  modules(chunk: Chunk): Module[] {
    return [...this.#compilation.chunkGraph.getChunkModulesIterable(chunk)];
  }

  isAsync(module: Module): boolean {
    return this.#compilation.moduleGraph.isAsync(module);
  }
}

/** A chunk with a runtime is an entry, which is there already; one without id was merged away. */
export function isLoaded(chunk: Chunk): boolean {
  return !chunk.hasRuntime() && chunk.id !== null;
}
