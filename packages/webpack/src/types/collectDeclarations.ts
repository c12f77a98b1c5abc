import { readFileSync } from "node:fs";
import { dirname, relative, sep } from "node:path";
import type { ExposeName, FileName } from "@nacre/contract";
import { findPattern, readAmbientPatterns } from "./ambientPatterns.ts";
import { DeclarationGraph, type GraphOptions, type Target } from "./DeclarationGraph.ts";

/** Declarations that need nothing of the project that they were made in. */
export interface Declarations {
  exposes: Record<ExposeName, FileName>;
  /** Text by file, all below `types/`. */
  files: Record<FileName, string>;
  remotes: string[];
  packages: string[];
}

export interface CollectOptions extends GraphOptions {
  /** Of the build. */
  name: string;
  /** Absolute source by expose. */
  sources: Record<ExposeName, string>;
  /** Declaration files of the project, in which modules that are no code are described. */
  ambient: readonly string[];
}

const FOLDER = "types/";
const ASSETS = `${FOLDER}nacre-assets.d.ts`;

/**
 * Follows the declarations of exposes, and makes them independent of where they came from: names of files are relative,
 * those of remote modules are the containers' own, and what is no code is described beside them.
 *
 * @returns the declarations, or the sources that have none
 */
export function collectDeclarations(options: CollectOptions): Declarations | { missing: string[] } {
  const graph = new DeclarationGraph(options);
  for (const source of Object.values(options.sources)) graph.add(source);
  if (graph.missing.length > 0) return { missing: graph.missing };
  const root = commonFolder([...graph.texts.keys()]);
  const nameOf = (source: string): FileName => FOLDER + toPosix(relative(root, toDeclaration(source)));
  const assetName = (file: string): string => `nacre:${options.name}/${toPosix(relative(root, file))}`;
  const files: [FileName, string][] = [...graph.texts.keys()].map((source) => [
    nameOf(source),
    rewrite(graph, source, { nameOf, assetName }),
  ]);
  const assets = unique(graph.targets.flatMap((target) => (target.kind === "asset" ? [target.file] : [])));
  if (assets.length > 0) files.push([ASSETS, describeAssets(assets, options.ambient, assetName)]);
  return {
    exposes: Object.fromEntries(Object.entries(options.sources).map(([expose, source]) => [expose, nameOf(source)])),
    files: Object.fromEntries(files.toSorted(([a], [b]) => (a < b ? -1 : 1))),
    remotes: unique(graph.targets.flatMap((target) => (target.kind === "remote" ? [target.container] : []))),
    packages: unique(graph.targets.flatMap((target) => (target.kind === "package" ? [target.name] : []))),
  };
}

interface Names {
  nameOf(source: string): FileName;
  assetName(file: string): string;
}

function rewrite(graph: DeclarationGraph, source: string, { nameOf, assetName }: Names): string {
  const from = dirname(nameOf(source));
  const paths = (name: FileName): string => {
    const path = toPosix(relative(from, name));
    return path.startsWith("../") ? path : `./${path}`;
  };
  let hasAssets = false;
  const toName = (target: Target): string => {
    if (target.kind === "source") return paths(nameOf(target.file)).replace(/\.d\.([cm]?)ts$/, ".$1js");
    if (target.kind !== "asset") return "request" in target ? target.request : "";
    hasAssets = true;
    return assetName(target.file);
  };
  const text = graph.rewrite(source, toName).replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n");
  return hasAssets ? `/// <reference path="${paths(ASSETS)}" />\n${text}` : text;
}

/** A declaration for each, under a name that no other build has: the project's own words, else `any`. */
function describeAssets(files: readonly string[], ambient: readonly string[], assetName: Names["assetName"]): string {
  const patterns = ambient.flatMap((file) => readAmbientPatterns(readFileSync(file, "utf8")));
  const blocks = files.map((file) => {
    const body = findPattern(patterns, toPosix(file))?.body;
    return `declare module ${JSON.stringify(assetName(file))}${body ? ` ${body}` : ";"}\n`;
  });
  return blocks.join("");
}

function toDeclaration(source: string): string {
  return source.replace(/(?<!\.d)\.([cm]?)[jt]sx?$/, ".d.$1ts");
}

function commonFolder(files: readonly string[]): string {
  const [first = [], ...others] = files.map((file) => dirname(file).split(sep));
  const parts = others.reduce((common, folder) => common.slice(0, firstDifference(common, folder)), first);
  return parts.join(sep) || sep;
}

function firstDifference(a: readonly string[], b: readonly string[]): number {
  const index = a.findIndex((part, i) => part !== b[i]);
  return index === -1 ? a.length : index;
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}

function toPosix(path: string): string {
  return path.replaceAll("\\", "/");
}
