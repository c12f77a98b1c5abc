import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type CatalogFields, catalogsOf, type Catalogs, readCatalogs } from "./readCatalogs.ts";

interface PackageJson extends CatalogFields {
  name?: string;
  version?: string;
  workspaces?: string[] | CatalogFields;
  sideEffects?: unknown;
  optionalDependencies?: Record<string, string>;
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/** What a package.json asks of another package. */
export interface Requirement {
  text: string;
  file: string;
}

const WORKSPACE_FILES = ["pnpm-workspace.yaml", ".yarnrc.yml"];

/** The package.json and workspace files around modules. Each is read once: make a new one for each compilation. */
export class Packages {
  /** What was read, for a watcher. */
  readonly files: Set<string> = new Set();
  readonly #jsons = new Map<string, PackageJson | undefined>();
  readonly #catalogs = new Map<string, Catalogs>();
  readonly #requirements = new Map<string, Requirement | undefined>();

  /** What the nearest package.json that names a package asks of it. A package asks nothing of itself. */
  requirement(folder: string, name: string): Requirement | undefined {
    return remember(this.#requirements, `${folder} ${name}`, () => this.#findRequirement(folder, name));
  }

  #findRequirement(folder: string, name: string): Requirement | undefined {
    for (const each of upwards(folder)) {
      const file = join(each, "package.json");
      const json = this.#json(file);
      if (json?.name === name) return undefined;
      const text = json && dependencyOf(json, name);
      if (typeof text === "string") return { text, file };
    }
    return undefined;
  }

  /** The version of the package that a file is part of. */
  versionOf(file: string): string | undefined {
    for (const folder of upwards(dirname(file))) {
      const { name, version } = this.#json(join(folder, "package.json")) ?? {};
      if (version !== undefined) return version;
      // Folders in a package may have a package.json without name, for their format.
      if (name !== undefined || basename(dirname(folder)) === "node_modules") return undefined;
    }
    return undefined;
  }

  /** The package that a file is part of. */
  packageAround(file: string): { folder: string; sideEffects: unknown } | undefined {
    for (const folder of upwards(dirname(file))) {
      const json = this.#json(join(folder, "package.json"));
      // Folders in a package may have a package.json without name, for their format.
      if (json?.name !== undefined) return { folder, sideEffects: json.sideEffects };
    }
    return undefined;
  }

  /** The version of a package as Node finds it from a folder. */
  installedVersion(folder: string, name: string): string | undefined {
    return upwards(folder)
      .map((each) => this.#json(join(each, "node_modules", name, "package.json"))?.version)
      .find((version) => version !== undefined);
  }

  /** What a catalog of the nearest workspace that has catalogs says of a package. */
  catalog(folder: string, catalog: string, name: string): string | undefined {
    for (const each of upwards(folder)) {
      const catalogs = remember(this.#catalogs, each, () => this.#readCatalogs(each));
      if (catalogs.size) return catalogs.get(catalog)?.get(name);
    }
    return undefined;
  }

  #readCatalogs(folder: string): Catalogs {
    const json = this.#json(join(folder, "package.json"));
    const { workspaces } = json ?? {};
    return new Map([
      ...WORKSPACE_FILES.flatMap((file) => this.#readCatalogFile(join(folder, file))),
      ...(json ? catalogsOf(json) : []),
      ...(workspaces && !Array.isArray(workspaces) ? catalogsOf(workspaces) : []),
    ]);
  }

  #readCatalogFile(file: string): [string, Map<string, string>][] {
    const text = this.#read(file);
    return text === undefined ? [] : [...readCatalogs(text)];
  }

  #json(file: string): PackageJson | undefined {
    return remember(this.#jsons, file, () => parse(this.#read(file)));
  }

  #read(file: string): string | undefined {
    if (!existsSync(file)) return undefined;
    this.files.add(file);
    return readFileSync(file, "utf8");
  }
}

/** One that cannot be parsed is as none: the bundler reports it. */
function parse(text: string | undefined): PackageJson | undefined {
  try {
    return JSON.parse(text ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

function remember<Value>(memo: Map<string, Value>, key: string, make: () => Value): Value {
  if (!memo.has(key)) memo.set(key, make());
  return memo.get(key)!;
}

function dependencyOf(json: PackageJson, name: string): string | undefined {
  const { optionalDependencies, dependencies, peerDependencies, devDependencies } = json;
  return [optionalDependencies, dependencies, peerDependencies, devDependencies].find(
    (each) => each && Object.hasOwn(each, name),
  )?.[name];
}

function upwards(folder: string): string[] {
  return folder === dirname(folder) ? [folder] : [folder, ...upwards(dirname(folder))];
}
