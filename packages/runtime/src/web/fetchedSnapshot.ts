import { checkSnapshotSchema, type Snapshot } from "@nacre/contract";
import { checkSignature } from "../signing/checkSignature.ts";
import type { Trust } from "../signing/types.ts";
import { readSlot } from "./inlinedSnapshot.ts";
import type { GetSnapshot } from "./startPage.ts";

/**
 * The snapshot in the page's HTML, or else the one at `data-snapshot`, verified by what the HTML trusts (`data-trust`): the
 * two attributes are the boot's.
 *
 * @throws NacreError `NACRE_RUNTIME_SNAPSHOT_*`, `NACRE_CONTRACT_UNKNOWN_SCHEMA`
 */
export const fetchedSnapshot: GetSnapshot = async (script, recovery) => {
  const slot = readSlot(script);
  if (slot) return checkSnapshotSchema(slot);
  const { snapshot: url = "/snapshot.json" } = script.dataset;
  // In quotes: the boot's build shortens the adapter's member of that name.
  const trust = script.dataset["trust"] ?? "{}";
  // Before the snapshot, nothing is known: not even what the page is to show when it does not come.
  const found = await recovery;
  const get = (failed: number): Promise<Snapshot> => fetchOnce(url, failed > 0, trust);
  return found ? found.insist(get, found.deadline / 2) : get(0);
};

async function fetchOnce(url: string, pastCache: boolean, trust: string): Promise<Snapshot> {
  const trusted = { keys: [], ...(JSON.parse(trust) as Partial<Trust>) } as Trust;
  const fetching = fetch(url, { cache: pastCache ? "reload" : "default" }).then(
    (response) => response.json() as Promise<unknown>,
  );
  const input = await fetching.catch((cause: Error) => {
    throw Object.assign(cause, { kind: "network" });
  });
  return checkSnapshotSchema(await checkSignature(input, trusted, Date.now()));
}
