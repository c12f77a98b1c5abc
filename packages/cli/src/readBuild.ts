import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { buildIdOf, NacreError, parseManifest, type BuildId, type Manifest, type Problem } from "@nacre/contract";
import type { Outcome } from "./Outcome.ts";
import { parseJson } from "./parseJson.ts";
import { ENTRY, MF_MANIFEST, readForeign } from "./readForeign.ts";

/** A build as it lies in a folder. */
export interface BuildFolder {
  folder: string;
  id: BuildId;
  manifest: Manifest;
}

/** Lists the declarations of a build's exposes. */
export const TYPES = "nacre.types.json";

/** Files that say what a folder holds, the first one that is there. */
export const descriptions: readonly string[] = ["nacre.json", MF_MANIFEST, ENTRY];

/** Bytes of a manifest that are read. */
const largest = 16 * 2 ** 20;

/**
 * Reads and checks the `nacre.json` of a folder. The files that it lists are not looked at. Of a container that Nacre did
 * not build, where there is no `nacre.json`, one is made.
 */
export async function readBuild(folder: string): Promise<Outcome<BuildFolder>> {
  const file = join(folder, "nacre.json");
  if (await isLarge(file)) return refuse(file, [{ path: "", message: `has more than ${largest} bytes` }]);
  const text = await readFile(file, "utf8").catch(() => undefined);
  const manifest = text === undefined ? await readForeign(folder) : parseText(file, text);
  if (!manifest.ok) return manifest;
  return { ok: true, value: { folder, id: await buildIdOf(manifest.value), manifest: manifest.value } };
}

function parseText(file: string, text: string): Outcome<Manifest> {
  const parsed = parseManifest(parseJson(text));
  if (parsed.ok) return parsed;
  return refuse(file, parsed.problems);
}

function refuse(file: string, problems: Problem[]): Outcome<never> {
  return { ok: false, problems: [new NacreError("NACRE_CLI_BAD_MANIFEST", { file, problems })] };
}

async function isLarge(file: string): Promise<boolean> {
  const { size } = await stat(file).catch(() => ({ size: 0 }));
  return size > largest;
}
