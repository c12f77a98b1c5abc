import { NacreError } from "@nacre/contract";

/** Bytes of a snapshot that are read. */
const largest = 64 * 2 ** 20;
/** Milliseconds until it has to be there. */
const deadline = 4000;

/**
 * The parsed JSON behind an address, of which nothing is known yet. Not longer than four seconds, not more than 64 MB.
 *
 * @throws NacreError `NACRE_RUNTIME_FILE_FAILED`
 */
export async function readSnapshot(url: string): Promise<unknown> {
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
