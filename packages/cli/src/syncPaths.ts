import { dirname, relative } from "node:path";
import { applyEdits, modify, parse } from "jsonc-parser";
import type { ExposedSources } from "./exposedSources.ts";

/** How the `paths` of a tsconfig differ from what the builds expose. */
export interface PathsDifference {
  /** Not there, or mapped to something else. */
  missing: string[];
  /** There, below the name of a build that does not expose it. */
  extra: string[];
  /** The file as it should be, its comments and all other settings kept. */
  text: string;
}

type Paths = Record<string, string[]>;

/**
 * Compares the `compilerOptions.paths` of a tsconfig with the builds' exposes. Entries that belong to no build are nobody's
 * business here.
 *
 * @param file Where the text lies: paths are relative to its folder.
 */
export function syncPaths(file: string, text: string, builds: readonly ExposedSources[]): PathsDifference {
  const current = pathsOf(text);
  const wanted = wantedPaths(dirname(file), builds);
  const missing = Object.keys(wanted).filter((key) => String(current[key]) !== String(wanted[key]));
  const extra = Object.keys(current).filter((key) => isOfBuild(key, builds) && !Object.hasOwn(wanted, key));
  const changes: [string, string[] | undefined][] = [
    ...missing.map((key): [string, string[] | undefined] => [key, wanted[key]]),
    ...extra.map((key): [string, undefined] => [key, undefined]),
  ];
  return { missing, extra, text: changes.reduce((before, [key, value]) => change(before, key, value), text) };
}

function pathsOf(text: string): Paths {
  const config = parse(text) as { compilerOptions?: { paths?: Paths } } | undefined;
  return config?.compilerOptions?.paths ?? {};
}

function wantedPaths(folder: string, builds: readonly ExposedSources[]): Paths {
  const entries = builds.flatMap(({ sources }) => Object.entries(sources));
  return Object.fromEntries(entries.map(([request, source]) => [request, [`./${toPosix(relative(folder, source))}`]]));
}

function isOfBuild(key: string, builds: readonly ExposedSources[]): boolean {
  return builds.some(({ name }) => key === name || key.startsWith(`${name}/`));
}

function change(text: string, key: string, value: string[] | undefined): string {
  const formattingOptions = { insertSpaces: true, tabSize: 2 };
  return applyEdits(text, modify(text, ["compilerOptions", "paths", key], value, { formattingOptions }));
}

function toPosix(path: string): string {
  return path.replaceAll("\\", "/");
}
