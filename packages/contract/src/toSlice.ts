import { chunksInUse, type IsShaken } from "./chunksInUse.ts";
import type { Chunk, Consume, Expose, FileInfo, FileName, Manifest, Provide } from "./manifest.ts";
import type { Build, Slice, SlimChunk, SlimConsume, SlimProvide } from "./snapshot.ts";
import { withoutStories } from "./withoutStories.ts";

/**
 * What a page has to know of a build. Ranges, sources, stories and files that chunk loading never asks for stay
 * behind.
 *
 * @param isShaken Which copies a page loads without the exports that nobody uses. Default: none.
 * @example
 * const slice = toSlice({ id: "0123456789abcdef", base: "/catalog/0123456789abcdef/", manifest });
 */
export function toSlice({ base, fallbackUrl, manifest: whole }: Build, isShaken: IsShaken = () => false): Slice {
  const known = withoutStories(whole);
  const manifest = { ...known, chunks: chunksInUse(known, isShaken) };
  const {
    name,
    version,
    owner,
    format,
    global,
    entry,
    workerEntry,
    app,
    remotes,
    workers,
    routes,
    contributes,
    admit,
  } = manifest;
  const files = pick(manifest.files, (info) => info.type !== "asset");
  const loaded = (file: FileName): boolean => Object.hasOwn(files, file);
  return {
    name,
    version,
    ...(owner !== undefined && { owner }),
    format,
    ...(global !== undefined && { global }),
    base,
    ...(fallbackUrl !== undefined && { fallbackUrl }),
    entry: entry.filter(loaded),
    ...(workerEntry !== undefined && { workerEntry }),
    ...(app !== undefined && { app }),
    exposes: map(manifest.exposes, withoutSource),
    chunks: map(manifest.chunks, (chunk) => slimChunk(chunk, chunk.files.filter(loaded))),
    ...(workers !== undefined && { workers }),
    consumes: map(manifest.consumes, slimConsume),
    remotes,
    provides: map(manifest.provides, (copies, key) =>
      copies.map((copy) => slimProvide(copy, isShaken(key, copy.version))),
    ),
    files: pick(files, filesOf(manifest)),
    ...(routes !== undefined && { routes }),
    ...(contributes !== undefined && { contributes }),
    ...(admit !== undefined && { admit }),
  };
}

function filesOf({ entry, workerEntry, chunks }: Manifest): (info: FileInfo, file: FileName) => boolean {
  const names = new Set([...entry, workerEntry, ...Object.values(chunks).flatMap((chunk) => chunk.files)]);
  return (_, file) => names.has(file);
}

function withoutSource({ chunks, modules, async }: Expose): Omit<Expose, "source"> {
  return { chunks, modules, ...(async !== undefined && { async }) };
}

function slimChunk({ uses: _, ...chunk }: Chunk, files: FileName[]): SlimChunk {
  return { ...chunk, files };
}

function slimProvide({ version, eager, async, shaken, ...whole }: Provide, isShaken: boolean): SlimProvide {
  const { chunks, module } = (isShaken && shaken) || whole;
  const flags = {
    ...(eager && { eager }),
    ...(async && { async }),
    ...(isShaken && shaken && { shaken: true as const }),
  };
  return { version, chunks, module, ...flags };
}

function slimConsume({ key, async, fallback }: Consume): SlimConsume {
  return { key, ...(async && { async }), ...(fallback && { fallback }) };
}

function map<From, To>(record: Record<string, From>, change: (value: From, key: string) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
}

function pick<Value>(
  record: Record<string, Value>,
  keep: (value: Value, key: string) => boolean,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([key, value]) => keep(value, key)));
}
