import { createHash } from "node:crypto";
import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Changes with the source and the configurations, and for builds of Nacre with Nacre itself. */
export async function versionOfSources(ofNacre: boolean): Promise<string> {
  const hash = createHash("sha256");
  const root = join(import.meta.dirname, "..");
  const patterns = ["source/**/*.*", "variants/*.ts", "package-lock.json"];
  if (ofNacre) patterns.push("../packages/*/dist/**/*.js");
  for (const pattern of patterns) {
    const files = await Array.fromAsync(glob(pattern, { cwd: root }));
    for (const file of files.toSorted()) hash.update(file).update(await readFile(join(root, file)));
  }
  return hash.digest("hex");
}
