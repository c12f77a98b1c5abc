import { type Comparator, NacreError, type Operator, type VersionSet } from "@nacre/contract";
import Range from "semver/classes/range.js";

const operators: Record<string, Operator> = { "<": -2, "<=": -1, "": 0, ">=": 1, ">": 2 };

/**
 * Compiles a range to comparators, so that a page can match versions without a range parser.
 *
 * @param range As in a package.json. `workspace:`, `npm:` and `catalog:` must have been resolved.
 * @throws NacreError `NACRE_WEBPACK_BAD_OPTIONS`
 * @example
 * compileRange("^1.2.3"); // [[[1, 1, 2, 3], [-2, 2, 0, 0, [0]]]]
 */
export function compileRange(range: string): VersionSet {
  const { set } = parse(range);
  // A comparator without a value takes everything, so it says nothing beside others.
  return set.map((all) => all.filter(({ value }) => value !== "").map(toTuple));
}

function parse(range: string): Range {
  try {
    return new Range(range);
  } catch (cause) {
    const message = `"${range}" is not a range of versions; write one like "^1.2.3", or false for any version`;
    throw new NacreError("NACRE_WEBPACK_BAD_OPTIONS", { problems: [{ path: "shared", message }] }, { cause });
  }
}

function toTuple({ operator, semver }: Range["set"][number][number]): Comparator {
  const { major, minor, patch, prerelease } = semver;
  const compiled = operators[operator] ?? 0;
  return prerelease.length === 0 ? [compiled, major, minor, patch] : [compiled, major, minor, patch, [...prerelease]];
}
