import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const nameOf = (store: string): string => join(store, "snapshot-number");

/** Number of the last signed snapshot of a store; 0 before the first one. */
export async function readNumber(store: string): Promise<number> {
  const text = await readFile(nameOf(store), "utf8").catch(() => "0");
  return /^\d{1,15}$/.test(text) ? Number(text) : 0;
}

/** A number that was signed once belongs to that snapshot, also after the server is started again. */
export async function keepNumber(store: string, n: number): Promise<void> {
  await mkdir(store, { recursive: true });
  await writeFile(nameOf(store), String(n));
}
