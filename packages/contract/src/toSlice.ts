import type { Chunk, Consume, Expose, FileInfo, FileName, Manifest, Provide } from "./manifest.ts";
import type { Build, Slice, SlimConsume } from "./snapshot.ts";
import { withoutStories } from "./withoutStories.ts";

/**
 * What a page has to know of a build. Ranges, sources, stories and files that chunk loading never asks for stay
 * behind.
 *
 * @example
 * const slice = toSlice({ id: "0123456789abcdef", base: "/catalog/0123456789abcdef/", manifest });
 */
export function toSlice({ base, fallbackUrl, manifest: whole }: Build): Slice {
  const manifest = withoutStories(whole);
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
    chunks: map(manifest.chunks, (chunk): Chunk => ({ ...chunk, files: chunk.files.filter(loaded) })),
    ...(workers !== undefined && { workers }),
    consumes: map(manifest.consumes, slimConsume),
    remotes,
    provides: map(manifest.provides, (copies) => copies.map(withoutFamily)),
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

function withoutFamily({ version, chunks, module, eager, async }: Provide): Provide {
  return { version, chunks, module, ...(eager && { eager }), ...(async && { async }) };
}

function slimConsume({ key, async, fallback }: Consume): SlimConsume {
  return { key, ...(async && { async }), ...(fallback && { fallback }) };
}

function map<From, To>(record: Record<string, From>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

function pick<Value>(
  record: Record<string, Value>,
  keep: (value: Value, key: string) => boolean,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([key, value]) => keep(value, key)));
}
