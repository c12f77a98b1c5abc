import { readFile, realpath } from "node:fs/promises";
import { join, sep } from "node:path";

/** A file of a folder; `undefined` where it is missing, or a link that leads out of the folder. */
export async function readInside(folder: string, file: string): Promise<Buffer | undefined> {
  const path = join(folder, file);
  if (await leadsOut(folder, path)) return undefined;
  return readFile(path).catch(() => undefined);
}

/** Whether a path inside a folder is a link to somewhere else, or lies below one. What is missing leads nowhere. */
export async function leadsOut(folder: string, path: string): Promise<boolean> {
  try {
    const [top, target] = await Promise.all([realpath(folder), realpath(path)]);
    return target !== top && !target.startsWith(top + sep);
  } catch {
    return false;
  }
}
