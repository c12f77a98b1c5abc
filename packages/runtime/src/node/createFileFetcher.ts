import { createFileStore, defaultFolder, integrityOf } from "./createFileStore.ts";

export interface FileFetcherOptions {
  /** Milliseconds for one file, from the request to its last byte. Default 2,000. */
  deadline?: number;
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
  kind: "JavaScript" | "WebAssembly";
}

/** Fetches a file, or rejects with the reason: only known bytes get through. */
export function createFileFetcher(options: FileFetcherOptions): (wanted: WantedFile) => Promise<Uint8Array> {
  const { deadline = 2000, maxSize = 16 * 2 ** 20, cache = defaultFolder } = options;
  const store = cache === false ? undefined : createFileStore(cache);

  return async (wanted) => {
    const kept = await store?.get(wanted.integrity);
    if (kept) return kept;
    const bytes = await fetchBytes(wanted, deadline, maxSize);
    await store?.put(wanted.integrity, bytes);
    return bytes;
  };
}

async function fetchBytes(
  { url, integrity, kind }: WantedFile,
  deadline: number,
  maxSize: number,
): Promise<Uint8Array> {
  const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(deadline) });
  const refuse = async (reason: string): Promise<never> => {
    await response.body?.cancel();
    throw new Error(reason);
  };
  if (response.status !== 200) return refuse(`status ${response.status} in place of 200`);
  const type = response.headers.get("content-type") ?? "none";
  if (!contentTypes[kind].test(type)) return refuse(`content type ${type} in place of ${kind}`);
  const bytes = await read(response, maxSize);
  const found = integrityOf(bytes);
  if (found !== integrity) throw new Error(`the bytes have the hash ${found}, planned was ${integrity}`);
  return bytes;
}

/** Stops as soon as there is too much. */
async function read(response: Response, maxSize: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxSize) throw new Error(`more than ${maxSize} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
