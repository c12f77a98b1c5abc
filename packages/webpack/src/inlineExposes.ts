import type { ChunkId } from "@nacre/contract";
import type { Chunk, Compilation } from "./bundler.ts";
import { parseContainerEntry } from "./manifest/identifiers.ts";
import { ModuleGraphReader } from "./manifest/ModuleGraphReader.ts";
import type { NormalOptions } from "./options.ts";
import { hasWorkers } from "./planWorkers.ts";

/**
 * Puts the code of the exposes into the file of the container entry where all of it is small: a file costs a browser more than
 * some kilobytes do. Modules stay what they were, and nothing is evaluated earlier; only the file is another. Scripts alone,
 * because modules cannot be joined by their text, and with real content hashes alone, because the entry's name has to tell
 * of what it carries. The entry for foreign hosts and workers load chunks as files of their own.
 *
 * @returns the chunks that the entry carries, once the files have their final names
 */
export function inlineExposes(compilation: Compilation, options: NormalOptions): ReadonlySet<ChunkId> {
  const inlined = new Set<ChunkId>();
  const { compiler } = compilation;
  const { realContentHash } = compiler.options.optimization;
  if (!realContentHash || compilation.outputOptions.chunkFormat !== "array-push" || options.remoteEntry) return inlined;
  // Behind the minimizers, and before source maps are cut from the sources.
  const stage = compiler.webpack.Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_SIZE + 10;
  compilation.hooks.processAssets.tap({ name: "NacrePlugin", stage }, () => {
    if (hasWorkers(compilation)) return;
    const chunks = exposedChunks(compilation, options);
    const files = chunks.flatMap(scriptsOf);
    const size = files.reduce((sum, file) => sum + compilation.getAsset(file)!.source.size(), 0);
    if (size > options.inlineExposes) return;
    join(compilation, options.name, files);
    for (const chunk of chunks) if (scriptsOf(chunk).length > 0) inlined.add(String(chunk.id));
    for (const file of files) compilation.deleteAsset(file);
  });
  return inlined;
}

/** The chunks of the exposes, less those of stories: pages never load them. */
function exposedChunks(compilation: Compilation, { name, exposes }: NormalOptions): Chunk[] {
  const entry = compilation.entrypoints.get(name)!.getEntrypointChunk();
  const reader = new ModuleGraphReader(compilation);
  const ids = [...compilation.chunkGraph.getChunkEntryModulesIterable(entry)].flatMap((module) => {
    const names = parseContainerEntry(module.identifier()) ?? [];
    const blocks = module.blocks.filter((_, index) => Object.hasOwn(exposes, names[index] ?? ""));
    return blocks.flatMap((block) => reader.chunks(block));
  });
  const byId = new Map([...compilation.chunks].map((chunk) => [String(chunk.id), chunk]));
  // In the order of the exposes: Rspack lists the chunks of equal builds in different orders.
  return [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
}

function scriptsOf(chunk: Chunk): string[] {
  return [...chunk.files].filter((file) => /\.m?js$/.test(file));
}

/** Each file in a function of its own: it may begin with "use strict". */
function join(compilation: Compilation, name: string, files: readonly string[]): void {
  const { ConcatSource } = compilation.compiler.webpack.sources;
  const entry = scriptsOf(compilation.entrypoints.get(name)!.getEntrypointChunk()).at(-1)!;
  const sources = files.flatMap((file) => ["\n;(()=>{", compilation.getAsset(file)!.source, "\n})();"]);
  compilation.updateAsset(entry, (source) => new ConcatSource(source, ...sources));
}
