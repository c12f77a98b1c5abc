import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/** Version of each package, by share key. */
export type SharedVersions = Record<string, string>;

/** What builds of `@nacre/webpack` share by default. */
const DEFAULT = [
  "react",
  "react/jsx-runtime",
  "react/jsx-dev-runtime",
  "react-dom",
  "react-dom/client",
  "react-router",
  "react-router/dom",
  "zustand",
  "@nacre/shell",
];

/** The packages that remotes can get from a project: those of the list that are installed there. */
export function findShared(project: string, more: readonly string[]): SharedVersions {
  const entries = [...DEFAULT, ...more].flatMap((key) => {
    const version = versionOf(project, key);
    return version === undefined ? [] : [[key, version] as const];
  });
  return Object.fromEntries(entries);
}

function versionOf(project: string, key: string): string | undefined {
  const name = key.split("/", key.startsWith("@") ? 2 : 1).join("/");
  const folders = createRequire(join(project, "package.json")).resolve.paths(name) ?? [];
  const file = folders.map((folder) => join(folder, name, "package.json")).find((each) => existsSync(each));
  if (file === undefined) return undefined;
  const { version } = JSON.parse(readFileSync(file, "utf8")) as { version?: string };
  return version;
}
