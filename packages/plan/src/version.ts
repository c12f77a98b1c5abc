import type { Comparator, VersionSet } from "@nacre/contract";

type Version = [major: number, minor: number, patch: number, prerelease: (string | number)[]];

const number = "(0|[1-9]\\d*)";
const identifier = `(?:0|[1-9]\\d*|\\d*[A-Za-z-][\\w-]*)`;
const shape = new RegExp(
  `^${number}\\.${number}\\.${number}(?:-(${identifier}(?:\\.${identifier})*))?(?:\\+[\\w.-]+)?$`,
);

/**
 * Whether a version is one of a set, by the rules of `semver` without `includePrerelease`.
 *
 * | version | set | |
 * | --- | --- | --- |
 * | any text | absent | yes |
 * | not semantic (`0`, `1.2`) | any | no |
 * | release | all comparators of one of its lists hold | yes |
 * | prerelease | the same, and one of them names a prerelease of the same `major.minor.patch` | yes |
 *
 * @example
 * satisfies("1.4.0", [[[1, 1, 2, 3], [-2, 2, 0, 0, [0]]]]); // ^1.2.3: true
 */
export function satisfies(version: string, match: VersionSet | undefined): boolean {
  if (match === undefined) return true;
  const parsed = parse(version);
  return parsed !== undefined && match.some((all) => holds(parsed, all));
}

/**
 * Order of two versions: negative, zero or positive. What is not a semantic version comes before all that are.
 *
 * @example
 * ["1.10.0", "0", "1.9.0"].sort(compareVersions); // ["0", "1.9.0", "1.10.0"]
 */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parse(a), parse(b)];
  if (left === undefined || right === undefined) return Number(left !== undefined) - Number(right !== undefined);
  return compare(left, right);
}

function parse(text: string): Version | undefined {
  const [, major, minor, patch, prerelease] = shape.exec(text) ?? [];
  if (major === undefined) return undefined;
  const identifiers = prerelease?.split(".").map((part) => (/^\d+$/.test(part) ? Number(part) : part)) ?? [];
  return [Number(major), Number(minor), Number(patch), identifiers];
}

function holds(version: Version, all: Comparator[]): boolean {
  const inOrder = all.every(([operator, ...rest]) => {
    const order = compare(version, rest);
    return operator === 0 ? order === 0 : order * operator > 0 || (order === 0 && operator * operator === 1);
  });
  const named = ([, major, minor, patch, prerelease]: Comparator): boolean =>
    !!prerelease?.length && major === version[0] && minor === version[1] && patch === version[2];
  return inOrder && (version[3].length === 0 || all.some(named));
}

function compare(a: Version, b: readonly [number, number, number, (string | number)[]?]): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || comparePrerelease(a[3], b[3] ?? []);
}

function comparePrerelease(a: (string | number)[], b: (string | number)[]): number {
  // A release is higher than its prereleases.
  if (a.length === 0 || b.length === 0) return b.length - a.length;
  for (let i = 0; i < a.length && i < b.length; i++) {
    const order = compareIdentifier(a[i] ?? 0, b[i] ?? 0);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareIdentifier(a: string | number, b: string | number): number {
  if (typeof a === typeof b) return a < b ? -1 : Number(a > b);
  // Numbers are lower than words.
  return typeof a === "number" ? -1 : 1;
}
