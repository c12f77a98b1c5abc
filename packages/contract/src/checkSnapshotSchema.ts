import { NacreError } from "./errors.ts";
import type { Snapshot } from "./snapshot.ts";

/**
 * The least check of a snapshot that came with the page and is as trusted as the page: its schema, and that its parts are
 * there. One that was fetched on its own is for `parseSnapshot`.
 *
 * @throws NacreError `NACRE_CONTRACT_UNKNOWN_SCHEMA`, `NACRE_CONTRACT_BAD_SNAPSHOT`
 * @example
 * const snapshot = checkSnapshotSchema(JSON.parse(element.textContent));
 */
export function checkSnapshotSchema(value: unknown): Snapshot {
  const snapshot = Object(value) as Partial<Snapshot>;
  const { schema, names, builds, choices, routes } = snapshot;
  if (schema !== 1) {
    throw new NacreError("NACRE_CONTRACT_UNKNOWN_SCHEMA", { what: "snapshot", found: schema, supported: 1 });
  }
  const parts = Object.entries({ names, builds, choices, routes });
  const problems = parts.flatMap(([path, part]) => (part ? [] : [{ path, message: "is missing" }]));
  if (problems.length > 0) throw new NacreError("NACRE_CONTRACT_BAD_SNAPSHOT", { problems });
  return snapshot as Snapshot;
}
