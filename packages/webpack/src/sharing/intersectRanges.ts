import Range from "semver/classes/range.js";
import subset from "semver/ranges/subset.js";

/**
 * The range of the versions that all ranges take: one module may stand for imports of several packages.
 *
 * @param ranges Valid ranges; `false` takes any version.
 * @example intersectRanges(["^1.2.0", "~1.2.0", false]); // "~1.2.0"
 */
export function intersectRanges(ranges: readonly (string | false)[]): string | false {
  const narrow: string[] = [];
  for (const range of ranges.filter((each) => each !== false).toSorted()) {
    if (narrow.some((each) => subset(each, range))) continue;
    narrow.splice(0, narrow.length, ...narrow.filter((each) => !subset(range, each)), range);
  }
  if (narrow.length < 2) return narrow[0] ?? false;
  return narrow
    .map(alternatives)
    .reduce((left, right) => left.flatMap((a) => right.map((b) => `${a} ${b}`)))
    .join(" || ");
}

function alternatives(range: string): string[] {
  return new Range(range).set.map((all) => all.map(({ value }) => value || "*").join(" "));
}
