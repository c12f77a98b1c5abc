import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { canonicalJson, NacreError, parseManifest, type BuildId, type Manifest } from "@nacre/contract";
import type { Outcome } from "./Outcome.ts";

/** A build as it lies in a folder. */
export interface BuildFolder {
  folder: string;
  id: BuildId;
  manifest: Manifest;
}

/** Reads and checks the `nacre.json` of a folder. The files that it lists are not looked at. */
export async function readBuild(folder: string): Promise<Outcome<BuildFolder>> {
  const file = join(folder, "nacre.json");
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return { ok: false, problems: [new NacreError("NACRE_CLI_NO_MANIFEST", { folder })] };
  const parsed = parseManifest(parseJson(text));
  if (!parsed.ok) {
    return { ok: false, problems: [new NacreError("NACRE_CLI_BAD_MANIFEST", { file, problems: parsed.problems })] };
  }
  return { ok: true, value: { folder, id: buildId(parsed.value), manifest: parsed.value } };
}

/** The identity of a build: 16 hex digits of the SHA-256 of its canonical manifest. */
export function buildId(manifest: Manifest): BuildId {
  return createHash("sha256").update(canonicalJson(manifest)).digest("hex").slice(0, 16);
}

/** Text that is no JSON is no manifest either; the parser says so. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
