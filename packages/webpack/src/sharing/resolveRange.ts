import valid from "semver/functions/valid.js";
import validRange from "semver/ranges/valid.js";

/** What surrounds a requirement in a package.json. */
export interface Surroundings {
  /** Version of the package that resolves there. */
  version(): string | undefined;
  /** What a catalog says of the package. */
  catalog(name: string): string | undefined;
}

/** A range of versions, `false` for any, or why there is none. */
export type ResolvedRange = { range: string | false } | { reason: string };

const ANY: ResolvedRange = { range: false };
const OTHER_NAME = /^(?:@[^/]+\/)?[^@/]+@/;

/**
 * The range of versions that a requirement in a package.json stands for.
 *
 * | requirement | range |
 * | --- | --- |
 * | `^1.2.3` and every other range of semver | itself |
 * | `*`, `x`, nothing | any |
 * | `workspace:^1.2.3`, `npm:other@^1.2.3`, `git+ssh://host/repository#semver:^1.2.3` | `^1.2.3` |
 * | `workspace:*`, `workspace:^`, `workspace:~` | `1.2.3`, `^1.2.3`, `~1.2.3` of the package that resolves there |
 * | `workspace:../other` | `1.2.3`, as `workspace:*` |
 * | `catalog:`, `catalog:react18` | what that catalog says |
 * | `patch:react@npm%3A^18.2.0#...` | of what is patched |
 * | `latest`, `file:`, `link:`, other addresses | none |
 */
export function resolveRange(requirement: string, around: Surroundings): ResolvedRange {
  const text = requirement.trim();
  if (text === "" || /^[*xX]$/.test(text)) return ANY;
  if (validRange(text) !== null) return { range: text };
  const [, protocol = "", rest = ""] = /^([a-z]+):(.*)$/.exec(text) ?? [];
  switch (protocol) {
    case "workspace":
      return ofWorkspace(rest.replace(OTHER_NAME, ""), around);
    case "npm":
    case "jsr":
      return resolveRange(OTHER_NAME.test(rest) ? rest.replace(OTHER_NAME, "") : withoutName(rest), around);
    case "catalog":
      return ofCatalog(rest.trim() || "default", around);
    case "patch":
      return resolveRange(decodeURIComponent(rest.replace(/#.*$/, "").replace(OTHER_NAME, "")), around);
    default:
      return ofAddress(text);
  }
}

/** `npm:other` takes any version of it, `jsr:^1.0.0` names none. */
function withoutName(rest: string): string {
  return validRange(rest) === null ? "" : rest;
}

function ofWorkspace(rest: string, { version }: Surroundings): ResolvedRange {
  if (!/^[*~^]?$/.test(rest) && validRange(rest) !== null) return { range: rest };
  const found = valid(version());
  if (found === null) return { reason: "the package that resolves there has no version" };
  return { range: /^[~^]$/.test(rest) ? rest + found : found };
}

function ofCatalog(name: string, around: Surroundings): ResolvedRange {
  const entry = around.catalog(name);
  return entry === undefined || entry.startsWith("catalog:")
    ? { reason: `no catalog "${name}" of the workspace says what that is` }
    : resolveRange(entry, around);
}

function ofAddress(text: string): ResolvedRange {
  const [, range] = /#semver:(.+)$/.exec(text) ?? [];
  if (range !== undefined && validRange(range) !== null) return { range };
  const kind = /[:/]/.test(text) ? "an address" : "a tag";
  return { reason: `${kind} says nothing about versions` };
}
