import { dirname, relative, resolve } from "node:path";
import { applyEdits, findNodeAtLocation, modify, parse, parseTree } from "jsonc-parser";
import type { ExposedSources } from "./exposedSources.ts";

/** How the `paths` of a tsconfig differ from what the builds expose. */
export interface PathsDifference {
  /** Not there, or mapped to something else. */
  missing: string[];
  /** There, below the name of a build that does not expose it, or leading to what is gone. */
  extra: string[];
  /** The file as it should be, its comments and all other settings kept. */
  text: string;
}

/** By request, the files that TypeScript tries. */
export type Paths = Record<string, string[]>;

/**
 * Compares the `compilerOptions.paths` of a tsconfig with the builds' exposes. Entries that belong to no build are nobody's
 * business here.
 *
 * @param file Where the text lies: paths are relative to its folder, or to its `baseUrl`.
 * @param isGone Whether an absolute path leads to what will not be there any more.
 */
export function syncPaths(
  file: string,
  text: string,
  builds: readonly ExposedSources[],
  isGone: (path: string) => boolean = () => false,
): PathsDifference {
  const { current, folder } = readPaths(file, text);
  const wanted = wantedPaths(folder, builds);
  const isOurs = (key: string): boolean =>
    isOfBuild(key, builds) || (current[key] ?? []).some((path) => isGone(resolve(folder, path)));
  const missing = Object.keys(wanted).filter((key) => String(current[key]) !== String(wanted[key]));
  const extra = Object.keys(current).filter((key) => isOurs(key) && !Object.hasOwn(wanted, key));
  const changes: [string, string[] | undefined][] = [
    ...missing.map((key): [string, string[] | undefined] => [key, wanted[key]]),
    ...extra.map((key): [string, undefined] => [key, undefined]),
  ];
  const changed = changes.reduce((before, [key, value]) => change(before, key, value), text);
  return { missing, extra, text: changes.length > 0 ? layOut(changed) : text };
}

/** The `paths` in the text of a tsconfig, absolute. */
export function absolutePaths(file: string, text: string): Paths {
  const { current, folder } = readPaths(file, text);
  const entries = Object.entries(current).map(([key, paths]) => [key, paths.map((path) => resolve(folder, path))]);
  return Object.fromEntries(entries) as Paths;
}

function readPaths(file: string, text: string): { current: Paths; folder: string } {
  const config = parse(text) as { compilerOptions?: { paths?: Paths; baseUrl?: string } } | undefined;
  const { paths = {}, baseUrl = "." } = config?.compilerOptions ?? {};
  return { current: paths, folder: resolve(dirname(file), baseUrl) };
}

function wantedPaths(folder: string, builds: readonly ExposedSources[]): Paths {
  const entries = builds.flatMap(({ sources }) => Object.entries(sources));
  return Object.fromEntries(entries.map(([request, source]) => [request, [toPath(folder, source)]]));
}

function toPath(folder: string, source: string): string {
  const path = relative(folder, source).replaceAll("\\", "/");
  return path.startsWith("../") ? path : `./${path}`;
}

function isOfBuild(key: string, builds: readonly ExposedSources[]): boolean {
  return builds.some(({ name }) => key === name || key.startsWith(`${name}/`));
}

/** In its place by the alphabet, where the others stand by it. */
function change(text: string, key: string, value: string[] | undefined): string {
  const options = {
    formattingOptions: { insertSpaces: true, tabSize: 2 },
    getInsertionIndex: (keys: string[]): number => keys.filter((each) => each < key).length,
  };
  return applyEdits(text, modify(text, ["compilerOptions", "paths", key], value, options));
}

/** Columns after which formatters break a list. */
const width = 120;

/** Lays the lists of paths out as formatters do: on one line, where one is enough. */
function layOut(text: string): string {
  const tree = parseTree(text);
  const paths = tree && findNodeAtLocation(tree, ["compilerOptions", "paths"]);
  const lists = (paths?.children ?? []).flatMap(({ children = [] }) => (children[1] ? [children[1]] : []));
  // From the last one, so that the places of the others stay true.
  return lists.reduceRight((before, { offset, length, children = [] }) => {
    const written = before.slice(offset, offset + length);
    const line = `[${children.map((each) => JSON.stringify(each.value)).join(", ")}]`;
    const start = before.lastIndexOf("\n", offset) + 1;
    const isKept = /\/[/*]/.test(written.replaceAll(/"(?:\\.|[^"\\])*"/g, "")) || offset - start + line.length >= width;
    return isKept ? before : before.slice(0, offset) + line + before.slice(offset + length);
  }, text);
}
