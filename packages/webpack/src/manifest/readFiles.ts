import { extname } from "node:path";
import { integrityOf, type FileInfo, type FileName, type Manifest } from "@nacre/contract";
import type { Compilation } from "../bundler.ts";
import { WORKER_ENTRY } from "../planWorkers.ts";

/**
 * Every file that the build emits, with size and hash. Source maps and what `skip` names stay out.
 *
 * @param chunks as the manifest has them
 */
export async function readFiles(
  compilation: Compilation,
  skip: ReadonlySet<string>,
  chunks: Manifest["chunks"],
): Promise<Record<FileName, FileInfo>> {
  const ofChunks = [...compilation.chunks, ...Object.values(chunks)].flatMap((chunk) => [...chunk.files]);
  const code = new Set([WORKER_ENTRY, ...ofChunks]);
  const assets = compilation.getAssets().filter(({ name }) => !name.endsWith(".map") && !skip.has(name));
  const files = assets.map(async ({ name, source }): Promise<[FileName, FileInfo]> => {
    const content = source.buffer();
    const type = code.has(name) ? typeOf(name) : "asset";
    return [name, { type, size: content.length, integrity: await integrityOf(content) }];
  });
  return Object.fromEntries(await Promise.all(files));
}

const types: Record<string, FileInfo["type"]> = { ".js": "script", ".mjs": "script", ".css": "style", ".wasm": "wasm" };

function typeOf(name: FileName): FileInfo["type"] {
  return types[extname(name)] ?? "asset";
}
