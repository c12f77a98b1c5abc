import { readFile } from "node:fs/promises";
import { Agent as HttpAgent, get as getHttp, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, get as getHttps } from "node:https";

/** Milliseconds after which an answer that is not complete counts as none. */
const deadline = 30_000;
/** Bytes of one answer that are read. */
const largest = 256 * 2 ** 20;
const connections = { keepAlive: true, maxSockets: 16 };
const agents = { "http:": new HttpAgent(connections), "https:": new HttpsAgent(connections) };

/**
 * What is behind an `http:`, `https:` or `file:` address. Redirects are not followed. On this machine any certificate will
 * do: `nacre serve --h2` makes its own.
 *
 * @param limit Bytes. A longer answer is an error.
 * @throws Error whose message is the reason: `status 404`
 */
export async function getBytes(url: URL, limit: number = largest): Promise<Buffer> {
  if (url.protocol === "file:") return readFile(url);
  const isSecure = url.protocol === "https:";
  const options = {
    agent: agents[isSecure ? "https:" : "http:"],
    rejectUnauthorized: url.hostname !== "localhost",
    headers: { accept: "application/json, */*" },
    signal: AbortSignal.timeout(deadline),
  };
  return new Promise((resolve, reject) => {
    const request = (isSecure ? getHttps : getHttp)(url, options, (response) => {
      if (response.statusCode === 200) read(response, limit).then(resolve, reject);
      else reject(new Error(`status ${response.resume().statusCode}`));
    });
    request.on("error", reject);
  });
}

async function read(response: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new Error(`it sends more than ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Why something could not be had, in words. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ("code" in error && error.code === "ENOENT") return "it is missing";
  return error.message || ("code" in error ? String(error.code) : error.name);
}
