import type { Snapshot } from "@nacre/contract";
import { readSnapshot } from "./readSnapshot.ts";
import type { Trust } from "./types.ts";
import { verifySnapshot } from "./verifySnapshot.ts";

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
  return verifySnapshot(await readSnapshot(url), trust);
}
