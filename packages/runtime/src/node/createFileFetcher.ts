import { createHash } from "node:crypto";

export interface FileFetcherOptions {
  /** Milliseconds for one file, from the request to its last byte. Default 2,000. */
  deadline?: number;
  /** Bytes of one file. Default 16 MiB. */
  maxSize?: number;
}

const JAVASCRIPT = /^(text|application)\/(x-)?(java|ecma)script\b/i;

/** Fetches a file and gives its text, or rejects with the reason: only known bytes get through. */
export function createFileFetcher(options: FileFetcherOptions): (url: string, integrity: string) => Promise<string> {
  const { deadline = 2000, maxSize = 16 * 2 ** 20 } = options;
  return async (url, integrity) => {
    const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(deadline) });
    const refuse = async (reason: string): Promise<never> => {
      await response.body?.cancel();
      throw new Error(reason);
    };
    if (response.status !== 200) return refuse(`status ${response.status} in place of 200`);
    const type = response.headers.get("content-type") ?? "none";
    if (!JAVASCRIPT.test(type)) return refuse(`content type ${type} in place of JavaScript`);
    const bytes = await read(response, maxSize);
    const found = `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
    if (found !== integrity) throw new Error(`the bytes have the hash ${found}, planned was ${integrity}`);
    return new TextDecoder().decode(bytes);
  };
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
