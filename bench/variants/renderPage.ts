import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Snapshot } from "@nacre/contract";
import { bootFile, renderShellHtml } from "@nacre/runtime/html";

/** A page as a publishing step would write it: boot, what tries again, and the tags of the route. */
export async function renderPage(template: string, snapshot: Snapshot, route: string): Promise<string> {
  const read = (file: string): Promise<string> => readFile(fileURLToPath(import.meta.resolve(file)), "utf8");
  const [boot, recovery] = await Promise.all([read(bootFile(snapshot)), read("@nacre/runtime/recovery.js")]);
  return renderShellHtml(template, snapshot, { boot, recovery, route });
}
