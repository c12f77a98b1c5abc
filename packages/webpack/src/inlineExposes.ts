import type { ChunkId } from "@nacre/contract";
import type { Chunk, Compilation } from "./bundler.ts";
import { parseContainerEntry } from "./manifest/identifiers.ts";
import { ModuleGraphReader } from "./manifest/ModuleGraphReader.ts";
import { parseProvide } from "./manifest/shareNames.ts";
import type { NormalOptions } from "./options.ts";
import { hasWorkers } from "./planWorkers.ts";
import { shakenKey } from "./shaking/ShakenShare.ts";

/**
 * Puts the code of the exposes into the file of the container entry where all of it is small: a file costs a browser more than
 * some kilobytes do. An application's entry carries small shared modules as well, the smallest first, because its copies are what pages
 * take. Modules stay what they were, and nothing is evaluated earlier; only the file is another. Scripts alone, because modules
 * cannot be joined by their text, and with real content hashes alone, because the entry's name has to tell of what it
 * carries. The entry for foreign hosts and workers load chunks as files of their own.
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
    const chunks = smallChunks(compilation, options);
    const files = chunks.flatMap(scriptsOf);
    if (files.length === 0) return;
    join(compilation, options.name, files);
    for (const chunk of chunks) inlined.add(String(chunk.id));
    for (const file of files) compilation.deleteAsset(file);
  });
  return inlined;
}

function smallChunks(compilation: Compilation, options: NormalOptions): Chunk[] {
  const reader = new ModuleGraphReader(compilation);
  const byId = new Map([...compilation.chunks].map((chunk) => [String(chunk.id), chunk]));
  // In the order of the modules: Rspack lists the chunks of equal builds in different orders.
  const find = (ids: readonly ChunkId[]): Chunk[] =>
    [...new Set(ids)].flatMap((id) => byId.get(id) ?? []).filter((chunk) => scriptsOf(chunk).length > 0);
  const sizeOf = (chunk: Chunk): number =>
    scriptsOf(chunk).reduce((sum, file) => sum + compilation.getAsset(file)!.source.size(), 0);
  const total = (chunks: readonly Chunk[]): number => chunks.reduce((sum, chunk) => sum + sizeOf(chunk), 0);

  const limit = options.inlineExposes;
  const exposed = find(exposedChunks(compilation, reader, options));
  const small = total(exposed) <= limit ? exposed : [];
  if (!("./app" in options.exposes)) return small;
  const shared = find(sharedChunks(compilation, reader))
    .filter((chunk) => !exposed.includes(chunk))
    .toSorted((a, b) => sizeOf(a) - sizeOf(b));
  for (const chunk of shared) if (total([...small, chunk]) <= limit) small.push(chunk);
  return small;
}

/** Of the exposes, less those of stories: pages never load them. */
function exposedChunks(
  compilation: Compilation,
  reader: ModuleGraphReader,
  { name, exposes }: NormalOptions,
): ChunkId[] {
  const entry = compilation.entrypoints.get(name)!.getEntrypointChunk();
  return [...compilation.chunkGraph.getChunkEntryModulesIterable(entry)].flatMap((module) => {
    const names = parseContainerEntry(module.identifier()) ?? [];
    const blocks = module.blocks.filter((_, index) => Object.hasOwn(exposes, names[index] ?? ""));
    return blocks.flatMap((block) => reader.chunks(block));
  });
}

/** Of what is shared whole. Of a module that has a shaken copy too, pages take one of the two. */
function sharedChunks(compilation: Compilation, reader: ModuleGraphReader): ChunkId[] {
  const provided = [...compilation.modules]
    .filter(({ type }) => type === "provide-module")
    .map((module) => ({ module, key: parseProvide(module)?.key ?? "" }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const shaken = new Set(provided.flatMap(({ key }) => (shakenKey(key) ? [key, shakenKey(key)] : [])));
  return provided.flatMap(({ module, key }) => (shaken.has(key) ? [] : (reader.code(module)?.chunks ?? [])));
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
