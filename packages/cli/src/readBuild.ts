import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { canonicalJson, NacreError, parseManifest, type BuildId, type Manifest } from "@nacre/contract";
import type { Outcome } from "./Outcome.ts";
import { parseJson } from "./parseJson.ts";
import { ENTRY, MF_MANIFEST, readForeign } from "./readForeign.ts";

/** A build as it lies in a folder. */
export interface BuildFolder {
  folder: string;
  id: BuildId;
  manifest: Manifest;
}

/** Files that say what a folder holds, the first one that is there. */
export const descriptions: readonly string[] = ["nacre.json", MF_MANIFEST, ENTRY];

/**
 * Reads and checks the `nacre.json` of a folder. The files that it lists are not looked at. Of a container that Nacre did
 * not build, where there is no `nacre.json`, one is made.
 */
export async function readBuild(folder: string): Promise<Outcome<BuildFolder>> {
  const file = join(folder, "nacre.json");
  const text = await readFile(file, "utf8").catch(() => undefined);
  const manifest = text === undefined ? await readForeign(folder) : parseText(file, text);
  if (!manifest.ok) return manifest;
  return { ok: true, value: { folder, id: buildId(manifest.value), manifest: manifest.value } };
}

function parseText(file: string, text: string): Outcome<Manifest> {
  const parsed = parseManifest(parseJson(text));
  if (parsed.ok) return parsed;
  return { ok: false, problems: [new NacreError("NACRE_CLI_BAD_MANIFEST", { file, problems: parsed.problems })] };
}

/** The identity of a build: 16 hex digits of the SHA-256 of its canonical manifest. */
export function buildId(manifest: Manifest): BuildId {
  return createHash("sha256").update(canonicalJson(manifest)).digest("hex").slice(0, 16);
}
