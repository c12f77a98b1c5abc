import { checkSnapshotSchema, type Snapshot } from "@nacre/contract";

/** What stands directly before the boot, if anything does. An element of the same id elsewhere may be anybody's. */
export function readSlot({ previousElementSibling: slot }: Element): unknown {
  const text = slot?.id === "nacre-snapshot" && slot.textContent;
  return text ? JSON.parse(text) : undefined;
}

/**
 * The snapshot in the page's HTML, which is as trusted as the HTML.
 *
 * @throws NacreError `NACRE_CONTRACT_UNKNOWN_SCHEMA`, also where there is none
 */
export function inlinedSnapshot(script: Element): Snapshot {
  return checkSnapshotSchema(readSlot(script));
}
