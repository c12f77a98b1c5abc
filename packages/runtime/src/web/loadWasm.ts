import type { FileRequest } from "../types.ts";

/** Fetches a wasm file with integrity, whatever type the server says it has, and compiles it. */
export async function loadWasm({ url, integrity, signal }: FileRequest): Promise<WebAssembly.Module> {
  const response = await fetch(url, { integrity, signal });
  return WebAssembly.compile(await response.arrayBuffer());
}
