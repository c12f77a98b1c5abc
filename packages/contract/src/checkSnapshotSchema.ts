import { NacreError } from "./errors.ts";
import type { Snapshot } from "./snapshot.ts";

/**
 * The least check of a snapshot that came with the page and is as trusted as the page: its schema. One that was fetched
 * from elsewhere is for `parseSnapshot`.
 *
 * @throws NacreError `NACRE_CONTRACT_UNKNOWN_SCHEMA`
 * @example
 * const snapshot = checkSnapshotSchema(JSON.parse(element.textContent));
 */
export function checkSnapshotSchema(value: unknown): Snapshot {
  const found = (value as Snapshot | null)?.schema;
  if (found === 1) return value as Snapshot;
  throw new NacreError("NACRE_CONTRACT_UNKNOWN_SCHEMA", { what: "snapshot", found, supported: 1 });
}
