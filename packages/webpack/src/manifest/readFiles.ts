import { createHash } from "node:crypto";
import type { FileInfo, FileName } from "@nacre/contract";
import type { Compilation } from "../bundler.ts";
import { WORKER_ENTRY } from "../planWorkers.ts";

/** Every file that the build emits, with size and hash. Source maps and what `skip` names stay out. */
export function readFiles(compilation: Compilation, skip: ReadonlySet<string>): Record<FileName, FileInfo> {
  const scripts = new Set([WORKER_ENTRY, ...[...compilation.chunks].flatMap((chunk) => [...chunk.files])]);
  const files: Record<FileName, FileInfo> = {};
  for (const { name, source } of compilation.getAssets()) {
    if (name.endsWith(".map") || skip.has(name)) continue;
    const content = source.buffer();
    files[name] = { type: typeOf(name, scripts.has(name)), size: content.length, integrity: integrityOf(content) };
  }
  return files;
}

function typeOf(name: FileName, inChunk: boolean): FileInfo["type"] {
  if (!inChunk) return "asset";
  return name.endsWith(".css") ? "style" : /\.m?js$/.test(name) ? "script" : "asset";
}

function integrityOf(content: Buffer): string {
  return `sha384-${createHash("sha384").update(content).digest("base64")}`;
}
