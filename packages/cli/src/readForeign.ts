import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { integrityOf, NacreError, type FileInfo, type FileName, type Manifest } from "@nacre/contract";
import { foreignManifest, type ForeignSource } from "@nacre/webpack";
import type { Outcome } from "./Outcome.ts";
import { parseJson } from "./parseJson.ts";

/** What Module Federation 2 writes beside a container. */
export const MF_MANIFEST = "mf-manifest.json";
/** How the entry of a container is called, unless something says otherwise. */
export const ENTRY = "remoteEntry.js";

export type ForeignNames = Pick<ForeignSource, "name" | "global" | "entry">;

/**
 * Makes the manifest of a container that Nacre did not build, from its `mf-manifest.json`, else from its entry.
 *
 * @param names What these do not say, or say otherwise.
 */
export async function readForeign(folder: string, names: ForeignNames = {}): Promise<Outcome<Manifest>> {
  const bytes = await readFiles(folder);
  const read = (file: FileName): string | undefined => bytes.get(file)?.toString("utf8");
  const { entry = ENTRY } = names;
  const text = read(MF_MANIFEST);
  if (text === undefined && !bytes.has(entry))
    return { ok: false, problems: [new NacreError("NACRE_CLI_NO_MANIFEST", { folder })] };
  const infos = [...bytes].map(async ([file, content]) => [file, await infoOf(file, content)] as const);
  const files = Object.fromEntries(await Promise.all(infos));
  const made = foreignManifest({
    files,
    read,
    ...names,
    ...(text !== undefined && { mfManifest: parseJson(text) ?? null }),
  });
  if (made.ok) return made;
  const details = { folder, file: text === undefined ? entry : MF_MANIFEST, problems: made.problems };
  return { ok: false, problems: [new NacreError("NACRE_CLI_BAD_FOREIGN", details)] };
}

async function readFiles(folder: string): Promise<Map<FileName, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const names = paths.map((path) => relative(folder, path).replaceAll(sep, "/")).filter(isServed);
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const)));
}

/** Not what tools have written for tools. */
function isServed(file: FileName): boolean {
  return file !== "nacre.json" && !/(^|\/)\.|\.map$|\.d\.[cm]?ts$|^@mf-types/.test(file);
}

async function infoOf(file: FileName, content: Buffer): Promise<FileInfo> {
  const type = /\.[cm]?js$/.test(file) ? "script" : file.endsWith(".css") ? "style" : "asset";
  return { type, size: content.length, integrity: await integrityOf(content) };
}
