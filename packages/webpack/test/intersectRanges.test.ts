import { satisfies } from "semver";
import { expect, test } from "vitest";
import { intersectRanges } from "../src/sharing/intersectRanges.ts";

test.each<[(string | false)[], string | false]>([
  [[], false],
  [[false, false], false],
  [[false, "^1.2.0"], "^1.2.0"],
  [["^1.2.0", "^1.2.0"], "^1.2.0"],
  [["^1.2.0", "1.x", "~1.2.3"], "~1.2.3"],
  [["~1.2.3", "^1.2.0"], "~1.2.3"],
])("%j is %j", (ranges, expected) => {
  expect(intersectRanges(ranges)).toBe(expected);
});

test("takes exactly the versions that all take, in either order", () => {
  const ranges = ["^1.2.0 || ^2.0.0", "1 || >=2.1.0", ">=1.3.0"];
  const both = [intersectRanges(ranges), intersectRanges(ranges.toReversed())];
  for (const version of ["1.1.0", "1.2.0", "1.3.0", "1.9.9", "2.0.5", "2.1.0", "3.0.0"])
    for (const range of both)
      expect(satisfies(version, String(range)), version).toBe(ranges.every((each) => satisfies(version, each)));
});
