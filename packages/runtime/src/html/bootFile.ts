import type { Snapshot } from "@nacre/contract";

/**
 * The boot that a page of this snapshot needs: a page without containers of other federations does not carry what hosts
 * them.
 *
 * @returns What to resolve: `@nacre/runtime/boot.js` or `@nacre/runtime/boot-foreign.js`
 * @example
 * const boot = await readFile(fileURLToPath(import.meta.resolve(bootFile(snapshot))), "utf8");
 */
export function bootFile({ builds }: Snapshot): "@nacre/runtime/boot.js" | "@nacre/runtime/boot-foreign.js" {
  const isForeign = Object.values(builds).some(({ format }) => format === "foreign");
  return isForeign ? "@nacre/runtime/boot-foreign.js" : "@nacre/runtime/boot.js";
}
