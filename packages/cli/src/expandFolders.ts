import { glob } from "node:fs/promises";
import { sep } from "node:path";

/** Folders that were named, patterns among them filled in: not every shell does that. Sorted where there is a pattern. */
export async function expandFolders(patterns: readonly string[]): Promise<string[]> {
  const expanded = patterns.map(async (pattern) => {
    if (!/[*?[{]/.test(pattern)) return [pattern];
    const found: string[] = [];
    for await (const folder of glob(pattern.replaceAll(sep, "/"))) found.push(folder);
    return found.length > 0 ? found.sort() : [pattern];
  });
  return [...new Set((await Promise.all(expanded)).flat())];
}
