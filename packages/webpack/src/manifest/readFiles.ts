import { createHash } from "node:crypto";
import { extname } from "node:path";
import type { FileInfo, FileName, Manifest } from "@nacre/contract";
import type { Compilation } from "../bundler.ts";
import { WORKER_ENTRY } from "../planWorkers.ts";

/**
 * Every file that the build emits, with size and hash. Source maps and what `skip` names stay out.
 *
 * @param chunks as the manifest has them
 */
export function readFiles(
  compilation: Compilation,
  skip: ReadonlySet<string>,
  chunks: Manifest["chunks"],
): Record<FileName, FileInfo> {
  const ofChunks = [...compilation.chunks, ...Object.values(chunks)].flatMap((chunk) => [...chunk.files]);
  const code = new Set([WORKER_ENTRY, ...ofChunks]);
  const files: Record<FileName, FileInfo> = {};
  for (const { name, source } of compilation.getAssets()) {
    if (name.endsWith(".map") || skip.has(name)) continue;
    const content = source.buffer();
    const type = code.has(name) ? typeOf(name) : "asset";
    files[name] = { type, size: content.length, integrity: integrityOf(content) };
  }
  return files;
}

const types: Record<string, FileInfo["type"]> = { ".js": "script", ".mjs": "script", ".css": "style", ".wasm": "wasm" };

function typeOf(name: FileName): FileInfo["type"] {
  return types[extname(name)] ?? "asset";
}

function integrityOf(content: Buffer): string {
  return `sha384-${createHash("sha384").update(content).digest("base64")}`;
}
