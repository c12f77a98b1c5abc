import { existsSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, join, resolve } from "node:path";
import { formatReference } from "@nacre/contract";
import type { NormalOptions } from "../options.ts";
import { findSource, isDeclaration, isTyped } from "./findSource.ts";
import type { Resolutions } from "./readResolutions.ts";
import { replaceReferences, replaceSpecifiers, type Specifier } from "./replaceSpecifiers.ts";

/** What a name in a declaration means for those who use it elsewhere. */
export type Target =
  /** Of this build: the source, whose declaration goes with it. */
  | { kind: "source"; file: string }
  | { kind: "remote"; request: string; container: string }
  /** `name`: the package that has the types. */
  | { kind: "package"; request: string; name: string }
  /** No code: a style, a picture. */
  | { kind: "asset"; file: string }
  | { kind: "nothing" };

export interface GraphOptions {
  resolutions: Resolutions;
  remotes: NormalOptions["remotes"];
  /** Text of the declarations that were made of a source. */
  declarationOf(source: string): string | undefined;
}

/** The declarations that exposes reach, and what each name in them means. */
export class DeclarationGraph {
  readonly #options: GraphOptions;
  /** Requests of remote modules, by the source that stands for each in this repository. */
  readonly #remoteSources: Map<string, Target>;
  /** Text by source. */
  readonly texts: Map<string, string> = new Map();
  readonly targets: Target[] = [];
  /** Sources without declarations. */
  readonly missing: string[] = [];

  constructor(options: GraphOptions) {
    this.#options = options;
    const known = [...options.resolutions.entries()].flatMap(([specifier, file]): [string, Target][] => {
      const remote = this.#remote(specifier);
      return remote && !packageOf(file) ? [[file, remote]] : [];
    });
    this.#remoteSources = new Map(known);
  }

  /** Adds a source, and everything that its declaration leads to. */
  add(source: string): void {
    if (this.texts.has(source) || this.missing.includes(source)) return;
    const text = isDeclaration(source) ? readIfThere(source) : this.#options.declarationOf(source);
    if (text === undefined) {
      this.missing.push(source);
      return;
    }
    this.texts.set(source, text);
    this.rewrite(source, (target) => {
      this.targets.push(target);
      if (target.kind === "source") this.add(target.file);
      return "";
    });
  }

  /** The text of a source's declaration with other names in it. What is only for its effect and no code goes. */
  rewrite(source: string, nameOf: (target: Target) => string): string {
    const named = replaceSpecifiers(this.texts.get(source) ?? "", (specifier) => {
      const target = this.#target(source, specifier);
      return target.kind === "nothing" ? undefined : nameOf(target);
    });
    return replaceReferences(named, (kind, name) => {
      if (kind === "path")
        return nameOf({ kind: "source", file: resolve(dirname(source), name) }).replace(/\.([cm]?)js$/, ".d.$1ts");
      nameOf({ kind: "package", request: name, name: name === "node" ? "@types/node" : name });
      return name;
    });
  }

  #target(from: string, { name, sideEffect }: Specifier): Target {
    const remote = this.#remote(name);
    if (remote) return remote;
    const isPath = name.startsWith(".");
    const file = this.#options.resolutions.get(from, name) ?? (isPath ? findSource(dirname(from), name) : undefined);
    if (file === undefined || !isTyped(file)) {
      if (sideEffect) return { kind: "nothing" };
      if (isPath || file !== undefined) return { kind: "asset", file: file ?? resolve(dirname(from), name) };
      return { kind: "package", request: name, name: isBuiltin(name) ? "@types/node" : packageName(name) };
    }
    return this.#remoteSources.get(file) ?? this.#outside(file, name, isPath) ?? { kind: "source", file };
  }

  /** What packages have stays theirs; private ones of a workspace nobody can install. */
  #outside(file: string, request: string, isPath: boolean): Target | undefined {
    const name = packageOf(file);
    if (name !== undefined) return { kind: "package", request: isPath ? insidePackage(file) : request, name };
    if (isPath || !isPublic(file, packageName(request))) return undefined;
    return { kind: "package", request, name: packageName(request) };
  }

  #remote(name: string): Target | undefined {
    const [alias = ""] = name.split("/", 1);
    const target = Object.hasOwn(this.#options.remotes, alias) ? this.#options.remotes[alias] : undefined;
    if (!target) return undefined;
    const request = formatReference({ ...target, expose: `.${name.slice(alias.length)}` });
    return { kind: "remote", request, container: target.name };
  }
}

/** `date-fns` of `date-fns/locale`. */
function packageName(request: string): string {
  return request.split("/", request.startsWith("@") ? 2 : 1).join("/");
}

/** The package in a `node_modules` that a file belongs to. */
function packageOf(file: string): string | undefined {
  return /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(file)?.[1]?.replaceAll("\\", "/");
}

/** A file of a package, as a request: `@types/react/jsx-runtime`. */
function insidePackage(file: string): string {
  const [, path = ""] = /.*[\\/]node_modules[\\/](.+)$/.exec(file) ?? [];
  return path
    .replaceAll("\\", "/")
    .replace(/^@types\//, "")
    .replace(/(?:\/index)?\.d\.[cm]?ts$/, "");
}

/** Whether a file is of a package of this name that may be published. */
function isPublic(file: string, name: string): boolean {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const found = readPackage(join(folder, "package.json"));
    if (found) return found.name === name && found.private !== true;
  }
  return false;
}

function readPackage(file: string): { name?: string; private?: boolean } | undefined {
  const text = readIfThere(file);
  return text === undefined ? undefined : (JSON.parse(text) as { name?: string; private?: boolean });
}

function readIfThere(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
