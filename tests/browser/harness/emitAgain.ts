import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Manifest } from "@nacre/contract";

/**
 * Writes a build anew as its bundler would after a constant in the sources has changed: other bytes under the same file names,
 * and a manifest with their hashes.
 *
 * @param to as long as `from`
 */
export async function emitAgain(folder: string, from: string, to: string): Promise<void> {
  const path = join(folder, "nacre.json");
  const manifest = JSON.parse(await readFile(path, "utf8")) as Manifest;
  let changed = 0;
  for (const [file, info] of Object.entries(manifest.files)) {
    if (info.type !== "script") continue;
    const before = await readFile(join(folder, file), "utf8");
    const after = before.replaceAll(from, to);
    if (after === before) continue;
    changed += 1;
    info.integrity = `sha384-${createHash("sha384").update(after).digest("base64")}`;
    await writeFile(join(folder, file), after);
  }
  if (changed === 0) throw new Error(`No file of ${folder} says ${from}.`);
  await writeFile(path, JSON.stringify(manifest));
}
