import { integrityOf, type Snapshot } from "@nacre/contract";
import { reachOfPages } from "@nacre/plan";
import { importMap } from "./importMap.ts";
import { CAP } from "./weigh.ts";
import type { WholeSnapshot } from "./WholeSnapshot.ts";

/** The file of a snapshot that is too large for the HTML. */
export interface SplitSnapshot extends WholeSnapshot {
  /** Name of the file in its folder: its hash, and `.json`. */
  file: string;
  /** What is in the file, as UTF-8. */
  text: string;
}

/**
 * The file that holds a whole snapshot, where that adds more than 30 kB (gzip) to the HTML: pages then carry a part of it,
 * and request the file together with their first ones. Its name is its hash, so it never changes. Small snapshots have none,
 * nor have those with ES modules, all of whose hashes have to stand in the HTML.
 *
 * Writes nothing.
 *
 * @param snapshot May be signed: the file is then what `/snapshot.json` is.
 * @param folder Address at which the file will be: a path or an absolute URL, ends in `/`.
 * @example
 * const whole = await splitSnapshot(snapshot, "/snapshots/");
 * if (whole) await writeFile(`public/snapshots/${whole.file}`, whole.text);
 * const html = renderShellHtml(template, snapshot, { boot, recovery, whole: whole && { ...whole, script } });
 */
export async function splitSnapshot(snapshot: Snapshot, folder: string): Promise<SplitSnapshot | undefined> {
  const inlined = JSON.stringify(reachOfPages(snapshot));
  if (importMap(snapshot) !== undefined || (await gzippedSize(inlined)) <= CAP) return undefined;
  const text = JSON.stringify(snapshot);
  const integrity = await integrityOf(new TextEncoder().encode(text));
  const file = `${nameOf(integrity)}.json`;
  return { file, text, url: folder + file, integrity };
}

async function gzippedSize(text: string): Promise<number> {
  const gzip = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return (await new Response(gzip).arrayBuffer()).byteLength;
}

/** The first 16 hex digits of the hash. */
function nameOf(integrity: string): string {
  const bytes = Array.from(atob(integrity.slice("sha384-".length, "sha384-".length + 12)), (each) =>
    each.charCodeAt(0),
  );
  return bytes
    .slice(0, 8)
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}
