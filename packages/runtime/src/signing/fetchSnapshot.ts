import { NacreError, type Snapshot } from "@nacre/contract";
import type { Trust } from "./types.ts";
import { verifySnapshot } from "./verifySnapshot.ts";

/** Bytes of a snapshot that are read. */
const largest = 64 * 2 ** 20;
/** Milliseconds until it has to be there. */
const deadline = 4000;

/**
 * Fetches a snapshot and verifies it: what a server does when it starts and whenever there may be a newer one, and a page
 * before it takes up another one. Redirects are not followed.
 *
 * @param url absolute, or in a page a path
 * @param trust `after` is the number of the snapshot that is used now
 * @throws NacreError `NACRE_RUNTIME_FILE_FAILED`, and as `verifySnapshot`
 * @example
 * const snapshot = await fetchSnapshot("https://shop.example/snapshot.json", { environment: "production", keys });
 */
export async function fetchSnapshot(url: string, trust: Trust): Promise<Snapshot> {
  return verifySnapshot(await read(url), trust);
}

async function read(url: string): Promise<unknown> {
  try {
    const options = { redirect: "error", cache: "no-cache", signal: AbortSignal.timeout(deadline) } as const;
    const response = await fetch(url, options);
    if (response.status !== 200) throw new Error(`status ${response.status} in place of 200`);
    return JSON.parse(await readText(response));
  } catch (cause) {
    const details = { container: "snapshot", build: "", url, reason: String(cause) };
    throw new NacreError("NACRE_RUNTIME_FILE_FAILED", details, { cause });
  }
}

/** Stops as soon as there is too much. */
async function readText({ body }: Response): Promise<string> {
  const reader = body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += part.value;
    if (text.length <= largest) continue;
    await reader.cancel();
    throw new Error(`more than ${largest} bytes`);
  }
  return text;
}
