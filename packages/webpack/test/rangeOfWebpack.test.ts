import { createRequire } from "node:module";
import fc from "fast-check";
import semver from "semver";
import { describe, expect, it } from "vitest";
import { rangeOfWebpack, type WebpackRange } from "../src/rangeOfWebpack.ts";

// The compiled form is webpack's own: its parser is the only authority on it. Nothing else of Nacre looks in there.
const folder = createRequire(import.meta.url)
  .resolve("webpack/package.json")
  .replace("package.json", "");
const { parseRange } = createRequire(import.meta.url)(`${folder}lib/sharing/semver.js`) as {
  parseRange(range: string): WebpackRange;
};

const part = fc.nat(3);
const version = fc.tuple(part, part, part).map((parts) => parts.join("."));
const partial = fc.oneof(
  version,
  fc.tuple(part, part).map((parts) => parts.join(".")),
  part.map(String),
);
const comparator = fc
  .tuple(fc.constantFrom("", "^", "~", ">=", "<=", ">", "<", "="), version)
  .map(([op, text]) => op + text);
const simple = fc.oneof(
  comparator,
  fc.tuple(fc.constantFrom("^", "~", ">=", ""), partial).map(([op, text]) => op + text),
);
const all = fc.array(simple, { minLength: 1, maxLength: 2 }).map((each) => each.join(" "));
const hyphen = fc.tuple(version, version).map(([from, to]) => `${from} - ${to}`);
// Not `* ^1`: webpack reads no second comparator after a star.
const range = fc
  .array(fc.oneof(all, hyphen, fc.constant("*")), { minLength: 1, maxLength: 3 })
  .map((each) => each.join(" || "));

describe("rangeOfWebpack", () => {
  it("means what the range meant that webpack compiled", () => {
    fc.assert(
      fc.property(range, version, (text, candidate) => {
        expect(semver.satisfies(candidate, rangeOfWebpack(parseRange(text)))).toBe(semver.satisfies(candidate, text));
      }),
      { numRuns: 2000 },
    );
  });

  it.each(["^1.2.3-beta.1", "1.2.3-rc.0", ">=1.0.0-alpha <2", "~0.0.0-x.7"])("keeps the prerelease of %s", (text) => {
    const written = rangeOfWebpack(parseRange(text));
    for (const candidate of [
      "1.2.3-beta.0",
      "1.2.3-beta.2",
      "1.2.3-rc.0",
      "1.0.0-alpha",
      "1.2.3",
      "0.0.0-x.8",
      "2.0.0-0",
    ])
      expect([candidate, semver.satisfies(candidate, written)]).toEqual([candidate, semver.satisfies(candidate, text)]);
  });
});
