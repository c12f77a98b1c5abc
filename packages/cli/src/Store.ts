import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { integrityOf, NacreError, parseTypesManifest, type BuildId, type FileInfo } from "@nacre/contract";
import type { SplitSnapshot } from "@nacre/runtime/html";
import { compress } from "./compress.ts";
import { parseJson } from "./parseJson.ts";
import { readInside } from "./readInside.ts";
import { readBuild, TYPES, type BuildFolder } from "./readBuild.ts";

const missing = "it is missing, or a link that leads out of its folder";

/** One file on its way into the store. */
interface Addition {
  folder: string;
  target: string;
  file: string;
  info: FileInfo;
  /** Names that files of the build have. */
  taken: ReadonlySet<string>;
}

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
    const taken = new Set(Object.keys(manifest.files));
    const problems = await Promise.all(
      files.map(([file, info]) => this.#addFile({ folder, target, file, info, taken })),
    );
    const found = problems.filter((problem) => problem !== undefined);
    if (found.length > 0) return found;
    const extras = [...files.map(([file]) => `${file}.map`), ...(manifest.html ? [manifest.html] : [])];
    await Promise.all(
      extras.filter((file) => !(file in manifest.files)).map((file) => copyIfThere(folder, target, file)),
    );
    await this.addTypes({ folder, id, manifest });
    await write(join(target, "nacre.json"), Buffer.from(JSON.stringify(manifest)));
    return [];
  }

  /**
   * Copies the declarations of a build, which may change while the build stays the same. Those of another build, and such
   * as are not what their list says, stay where they are: nobody's page depends on them.
   */
  async addTypes({ folder, id, manifest }: BuildFolder): Promise<void> {
    const target = this.folderOf(manifest.name, id);
    const bytes = await readInside(folder, TYPES);
    const list = bytes && parseTypesManifest(parseJson(bytes.toString("utf8")));
    if (!list?.ok || list.value.build !== id) return;
    const files = Object.entries(list.value.files);
    const texts = await Promise.all(files.map(([file]) => readInside(folder, file)));
    const found = await Promise.all(texts.map(async (text) => text && integrityOf(text)));
    if (!files.every(([, { integrity }], i) => found[i] === integrity)) return;
    await Promise.all(files.map(([file], i) => write(join(target, file), texts[i]!)));
    await write(join(target, TYPES), bytes!);
  }

  /** Keeps a snapshot that is too large for the HTML, for as long as the store is there: pages may ask late. */
  async addSnapshot({ file, text }: SplitSnapshot): Promise<void> {
    const path = join(this.folder, "snapshots", file);
    const bytes = Buffer.from(text);
    for (const form of await compress(file, bytes, "fast")) await write(path + form.extension, form.bytes);
    await write(path, bytes);
  }

  async #addFile({ folder, target, file, info, taken }: Addition): Promise<NacreError | undefined> {
    const from = join(folder, file);
    const bytes = await readInside(folder, file);
    if (bytes === undefined) return new NacreError("NACRE_CLI_BROKEN_FILE", { path: from, reason: missing });
    if ((await integrityOf(bytes)) !== info.integrity) {
      return new NacreError("NACRE_CLI_BROKEN_FILE", { path: from, reason: "its bytes are not those that were built" });
    }
    const to = join(target, file);
    const stored = await readFile(to).catch(() => undefined);
    if (stored !== undefined)
      return stored.equals(bytes) ? undefined : new NacreError("NACRE_CLI_STORE_CONFLICT", { path: to });
    for (const form of await compress(file, bytes, this.#effort))
      // A build may bring the compressed form itself, and that has its own hash.
      if (!taken.has(file + form.extension)) await write(to + form.extension, form.bytes);
    await write(to, bytes);
    return undefined;
  }
}

/** Source maps, the HTML template: no page loads them by their hash, so the newest is the right one. */
async function copyIfThere(folder: string, target: string, file: string): Promise<void> {
  const bytes = await readInside(folder, file);
  if (bytes !== undefined) await write(join(target, file), bytes);
}

/** In one step, so that nobody reads half a file. */
async function write(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const partial = `${path}.${randomUUID()}.part`;
  await writeFile(partial, bytes);
  await rename(partial, path);
}
