import type { Snapshot } from "@nacre/contract";
import { scriptFormat } from "../core/scriptFormat.ts";

/**
 * The text of an import map with the hash of every ES module in a snapshot, or nothing where there is none. A tag's
 * `integrity` is about the tag's own file: what that imports is checked by this.
 */
export function importMap({ builds }: Snapshot): string | undefined {
  const integrity = Object.values(builds)
    .filter((slice) => scriptFormat(slice) === "module")
    .flatMap(({ base, fallbackUrl, files }) =>
      Object.entries(files)
        .filter(([, { type }]) => type === "script")
        .flatMap(([file, info]) => [base, fallbackUrl ?? []].flat().map((folder) => [folder + file, info.integrity])),
    );
  if (integrity.length === 0) return undefined;
  return JSON.stringify({ integrity: Object.fromEntries(integrity) as object }).replaceAll("<", "\\u003c");
}
