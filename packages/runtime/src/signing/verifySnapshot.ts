import { NacreError, parseSnapshot, type Snapshot } from "@nacre/contract";
import { checkSignature } from "./checkSignature.ts";
import type { Trust } from "./types.ts";

/**
 * Reads a snapshot that was fetched: signed by a key that is trusted and has not expired, for this environment, not older
 * than one that is known, and of the right shape. The same code runs in browsers (in a secure context) and in Node.
 *
 * A snapshot that came inside the HTML needs none of this: it is as trusted as the HTML.
 *
 * @param input the parsed JSON
 * @param now milliseconds since 1970; default: the clock
 * @returns the snapshot, in fresh objects without prototype
 * @throws NacreError `NACRE_RUNTIME_SNAPSHOT_UNSIGNED`, `..._UNKNOWN_KEY`, `..._EXPIRED_KEY`, `..._BAD_SIGNATURE`,
 * `..._OTHER_ENVIRONMENT`, `..._ROLLED_BACK`, `NACRE_CONTRACT_BAD_SNAPSHOT`
 * @example
 * const snapshot = await verifySnapshot(await response.json(), { environment: "production", keys, after: current.n });
 */
export async function verifySnapshot(input: unknown, trust: Trust, now: number = Date.now()): Promise<Snapshot> {
  const parsed = parseSnapshot(await checkSignature(input, trust, now));
  if (parsed.ok) return parsed.value;
  throw new NacreError("NACRE_CONTRACT_BAD_SNAPSHOT", { source: "The fetched snapshot", problems: parsed.problems });
}
