import { sep } from "node:path";
import type { Module } from "../bundler.ts";
import { packageOf } from "../sharing/packageOf.ts";

const QUERY = "?nacre-shaken=";
const KEY_END = "#shaken";

/** A shared module that gets a second copy, which exports only what is used. */
export class ShakenShare {
  readonly key: string;
  /** As code imports it. */
  readonly request: string;
  /** What the module's entry is in this build. */
  readonly file: string;
  /** Folder of its package. */
  readonly folder: string;
  /** What the build wants to be in it whether it uses that or not. */
  readonly wanted: readonly string[];
  /** What the build uses. */
  used: ReadonlySet<string> = new Set();
  /** Why there is none after all. */
  reason: string | undefined;
  /** The names with which it was built. */
  built = "";

  constructor(given: Pick<ShakenShare, "key" | "request" | "file" | "folder" | "wanted">) {
    this.key = given.key;
    this.request = given.request;
    this.file = given.file;
    this.folder = given.folder;
    this.wanted = given.wanted;
  }

  /** Its exports, in order. */
  names(): string[] {
    return this.reason === undefined ? [...new Set([...this.wanted, ...this.used])].toSorted() : [];
  }

  /** Keeps it and all that it imports apart from the whole copy: each has its own modules, so what one uses is not in the other. */
  get layer(): string {
    return layerOf(this.request);
  }

  /** Under which it is provided. Others never ask for it. */
  get shareKey(): string {
    return this.key + KEY_END;
  }

  /** The entry itself, and as something else than itself. */
  get resource(): string {
    return this.file + queryOf(this.key);
  }

  /** Whether a file belongs to its package. */
  has(file: string | null | undefined): boolean {
    return file?.startsWith(this.folder + sep) === true;
  }
}

/** One for each package: its modules share modules. */
export function layerOf(request: string): string {
  return `nacre-shaken:${packageOf(request)}`;
}

export function queryOf(key: string): string {
  return QUERY + encodeURIComponent(key);
}

/** The key whose shaken copy is provided under this one. */
export function shakenKey(key: string): string | undefined {
  return key.endsWith(KEY_END) ? key.slice(0, -KEY_END.length) : undefined;
}

/** File that a module comes from. */
export function fileOf(module: Module): string {
  return module.nameForCondition() ?? "";
}
