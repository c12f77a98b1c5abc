import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { integrityOf, NacreError, parseTypesManifest, type FileName, type TypesManifest } from "@nacre/contract";
import type { ExposedSources, RemoteAlias } from "../exposedSources.ts";
import { parseJson } from "../parseJson.ts";
import { TYPES } from "../readBuild.ts";
import type { BuildTypes } from "./fetchTypes.ts";
import type { ExposingBuild } from "./findBuilds.ts";

/** A folder with the declarations of other builds, one below it for each: `components/types/Button.d.ts`. */
export class TypesFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** Which file each module of these builds has its types in, by every name that a project has for it. */
  sources(all: readonly BuildTypes[], aliases: readonly RemoteAlias[]): ExposedSources[] {
    const named = all.map((types) => ({ types, names: namesOf(types.build, aliases) }));
    // Aliases come last: one may take the name of a container for a pinned build of it.
    const own = named.map(({ types, names: [name = ""] }) => this.#sourcesOf(types, name));
    return [...own, ...named.flatMap(({ types, names }) => names.slice(1).map((name) => this.#sourcesOf(types, name)))];
  }

  /** Whether a path leads into the folder, but not to a declaration of these builds. */
  isGone(path: string, all: readonly BuildTypes[]): boolean {
    const there = all.flatMap(({ build, files }) =>
      [...files.keys()].map((file) => join(this.path, keyOf(build), file)),
    );
    return path.startsWith(this.path + sep) && !there.includes(path);
  }

  /** Has these declarations afterwards and nothing else; or, when it fails, what it had before. */
  async replace(all: readonly BuildTypes[]): Promise<void> {
    const [next, last] = [`${this.path}.${randomUUID()}.part`, `${this.path}.${randomUUID()}.old`];
    try {
      await new TypesFolder(next).#write(all);
      await rename(this.path, last).catch(ignoreMissing);
      await rename(next, this.path).catch(async (error: unknown) => {
        await rename(last, this.path).catch(ignoreMissing);
        throw error;
      });
    } finally {
      await Promise.all([next, last].map((folder) => rm(folder, { recursive: true, force: true })));
    }
  }

  /** How the folder differs from what it should have: by build, and builds that nobody has any more. */
  async differences(all: readonly BuildTypes[]): Promise<NacreError[]> {
    const compared = await Promise.all(all.map((types) => this.#compare(types)));
    const wanted = new Set(all.map(({ build }) => keyOf(build)));
    const folders = await readdir(this.path, { withFileTypes: true }).catch(() => []);
    const gone = folders.filter((entry) => entry.isDirectory() && !wanted.has(entry.name));
    return [
      ...compared.filter((problem) => problem !== undefined),
      ...(await Promise.all(gone.map(async ({ name }) => this.#gone(name)))),
    ];
  }

  #sourcesOf({ build, list: { exposes } }: BuildTypes, name: string): ExposedSources {
    const entries = Object.entries(exposes).map(([expose, file]) => [
      name + expose.slice(1),
      join(this.path, keyOf(build), file),
    ]);
    return { name, sources: Object.fromEntries(entries) as Record<string, string> };
  }

  async #write(all: readonly BuildTypes[]): Promise<void> {
    await mkdir(this.path, { recursive: true });
    // To a compiler that follows Node's rules, imports in these files are those of ES modules.
    await writeFile(join(this.path, "package.json"), '{ "type": "module" }\n');
    for (const { build, files } of all) {
      for (const [file, bytes] of files) {
        const path = join(this.path, keyOf(build), file);
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, bytes);
      }
    }
  }

  async #compare({ build, list }: BuildTypes): Promise<NacreError | undefined> {
    const { name, id, version } = build;
    const local = await this.#list(keyOf(build));
    const changed = (await Promise.all(
      Object.entries(list.files).map(async ([file, { integrity }]) => {
        const bytes = await readFile(join(this.path, keyOf(build), file)).catch(() => undefined);
        return bytes && (await integrityOf(bytes)) === integrity ? [] : [file];
      }),
    )) satisfies FileName[][];
    const isSame = local?.build === id && JSON.stringify(local.exposes) === JSON.stringify(list.exposes);
    if (isSame && changed.flat().length === 0) return undefined;
    const found = local?.build;
    const details = { name, build: id, version, changed: found === undefined ? [] : changed.flat() };
    return new NacreError("NACRE_CLI_TYPES_STALE", { ...details, ...(found !== undefined && { found }) });
  }

  async #gone(name: string): Promise<NacreError> {
    const found = (await this.#list(name))?.build ?? "unknown";
    return new NacreError("NACRE_CLI_TYPES_STALE", { name, found, changed: [] });
  }

  async #list(name: string): Promise<TypesManifest | undefined> {
    const text = await readFile(join(this.path, name, TYPES), "utf8").catch(() => "");
    const parsed = parseTypesManifest(parseJson(text));
    return parsed.ok ? parsed.value : undefined;
  }
}

/** As references write it: `components`, or `components@0123456789abcdef` for a pinned build. */
export function keyOf({ name, id, pinned }: ExposingBuild): string {
  return pinned ? `${name}@${id}` : name;
}

/** How a project's imports may begin that mean this build: its key, then what the project itself calls it. */
export function namesOf(build: ExposingBuild, aliases: readonly RemoteAlias[]): string[] {
  const own = aliases.filter(
    (alias) => alias.name === build.name && (alias.build === undefined ? !build.pinned : alias.build === build.id),
  );
  return [keyOf(build), ...own.map(({ alias }) => alias)];
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
}
