import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { NacreError, type BuildId, type FileInfo } from "@nacre/contract";
import { compress } from "./compress.ts";
import { integrityOf } from "./integrityOf.ts";
import { readBuild, type BuildFolder } from "./readBuild.ts";

/**
 * Every build that was ever served, as `<folder>/<name>/<build id>/...`, with its compressed forms. What is in it never
 * changes, so all of it may be cached for ever.
 */
export class Store {
  readonly folder: string;
  readonly #effort: "fast" | "small";

  /** @param effort How hard to compress: `fast` while somebody waits for a rebuild. */
  constructor(folder: string, effort: "fast" | "small") {
    this.folder = folder;
    this.#effort = effort;
  }

  /** Where a build lies, whether or not it is there. */
  folderOf(name: string, id: BuildId): string {
    return join(this.folder, name, id);
  }

  /** A stored build, or `undefined`. */
  async read(name: string, id: BuildId): Promise<BuildFolder | undefined> {
    const build = await readBuild(this.folderOf(name, id));
    return build.ok && build.value.id === id ? build.value : undefined;
  }

  /**
   * Copies a build. Every file is checked against the manifest, and what is stored is never overwritten. The manifest
   * comes last, so that a build is there as a whole or not at all.
   *
   * @returns all problems; none means that the build is stored.
   */
  async add({ folder, id, manifest }: BuildFolder): Promise<NacreError[]> {
    const target = this.folderOf(manifest.name, id);
    const files = Object.entries(manifest.files);
    const problems = await Promise.all(files.map(([file, info]) => this.#addFile(folder, target, file, info)));
    const found = problems.filter((problem) => problem !== undefined);
    if (found.length > 0) return found;
    const extras = [
      ...files.map(([file]) => `${file}.map`),
      ...(manifest.html ? [manifest.html] : []),
      "nacre.types.json",
    ];
    await Promise.all(
      extras.filter((file) => !(file in manifest.files)).map((file) => copyIfThere(folder, target, file)),
    );
    await write(join(target, "nacre.json"), Buffer.from(JSON.stringify(manifest)));
    return [];
  }

  async #addFile(folder: string, target: string, file: string, info: FileInfo): Promise<NacreError | undefined> {
    const from = join(folder, file);
    const bytes = await readFile(from).catch(() => undefined);
    if (bytes === undefined) return new NacreError("NACRE_CLI_BROKEN_FILE", { path: from, reason: "it is missing" });
    if (integrityOf(bytes) !== info.integrity) {
      return new NacreError("NACRE_CLI_BROKEN_FILE", { path: from, reason: "its bytes are not those that were built" });
    }
    const to = join(target, file);
    const stored = await readFile(to).catch(() => undefined);
    if (stored !== undefined)
      return stored.equals(bytes) ? undefined : new NacreError("NACRE_CLI_STORE_CONFLICT", { path: to });
    for (const form of await compress(file, bytes, this.#effort)) await write(to + form.extension, form.bytes);
    await write(to, bytes);
    return undefined;
  }
}

/** Source maps, the HTML template, declarations: no page loads them by their hash, so the newest is the right one. */
async function copyIfThere(folder: string, target: string, file: string): Promise<void> {
  const bytes = await readFile(join(folder, file)).catch(() => undefined);
  if (bytes !== undefined) await write(join(target, file), bytes);
}

/** In one step, so that nobody reads half a file. */
async function write(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const partial = `${path}.${randomUUID()}.part`;
  await writeFile(partial, bytes);
  await rename(partial, path);
}
