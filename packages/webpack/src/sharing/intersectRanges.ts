import { Range } from "semver";

/**
 * The range of the versions that all ranges take: one module may stand for imports of several packages.
 *
 * @param ranges Valid ranges; `false` takes any version.
 * @example intersectRanges(["^1.2.0", "1 || 2"]); // ">=1.2.0 <2.0.0-0 >=1.0.0 <2.0.0-0 || ..."
 */
export function intersectRanges(ranges: readonly (string | false)[]): string | false {
  const different = new Map<string, string>();
  for (const range of ranges) if (range !== false) different.set(new Range(range).format(), range);
  const [first, ...others] = [...different].toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (!first) return false;
  if (!others.length) return first[1];
  const all = [first, ...others].map(([range]) => alternatives(range));
  return all.reduce((left, right) => left.flatMap((a) => right.map((b) => `${a} ${b}`))).join(" || ");
}

function alternatives(range: string): string[] {
  return new Range(range).set.map((all) => all.map(({ value }) => value || "*").join(" "));
}
