import { integrityOf } from "@nacre/contract";
import { fault, type Fault } from "../core/fault.ts";
import { createFileStore, defaultFolder } from "./createFileStore.ts";

export interface FileFetcherOptions {
  /** Bytes of one file. Default 16 MiB. */
  maxSize?: number;
  /** Folder that keeps files by their hash, so that an unchanged file is fetched once. Default: one in the system's. */
  cache?: string | false;
}

/** What the server has to say that a file is. */
const contentTypes: Record<WantedFile["kind"], RegExp> = {
  JavaScript: /^(text|application)\/(x-)?(java|ecma)script\b/i,
  WebAssembly: /^application\/wasm\b/i,
};

/** A file of the plan. */
export interface WantedFile {
  url: string;
  integrity: string;
  signal: AbortSignal;
  kind: "JavaScript" | "WebAssembly";
}

/** Fetches a file, or rejects with a `Fault`: only known bytes get through. */
export function createFileFetcher({
  maxSize = 16 * 2 ** 20,
  cache = defaultFolder,
}: FileFetcherOptions): (wanted: WantedFile) => Promise<Uint8Array> {
  const store = cache === false ? undefined : createFileStore(cache);

  return async (wanted) => {
    const kept = await store?.get(wanted.integrity);
    if (kept) return kept;
    const bytes = await fetchBytes(wanted, maxSize);
    await store?.put(wanted.integrity, bytes);
    return bytes;
  };
}

async function fetchBytes({ url, integrity, kind, signal }: WantedFile, maxSize: number): Promise<Uint8Array> {
  const response = await fetch(url, { redirect: "manual", signal });
  const { status, headers } = response;
  const refuse = async (reason: Fault): Promise<never> => {
    await response.body?.cancel();
    throw reason;
  };
  if (status !== 200) return refuse(fault("http", `status ${status} in place of 200`, { status }));
  const type = headers.get("content-type") ?? "none";
  if (!contentTypes[kind].test(type)) return refuse(fault("integrity", `content type ${type} in place of ${kind}`));
  const bytes = await read(response, maxSize);
  const found = await integrityOf(bytes);
  if (found !== integrity) throw fault("integrity", `the bytes have the hash ${found}, planned was ${integrity}`);
  return bytes;
}

/** Stops as soon as there is too much. */
async function read(response: Response, maxSize: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxSize) throw fault("integrity", `more than ${maxSize} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
