import { compareVersions, satisfies } from "@nacre/plan";
import * as fc from "fast-check";
import * as semver from "semver";
import { describe, expect, test } from "vitest";
import { compile } from "./builders.ts";

const number = fc.oneof(fc.nat(3), fc.constantFrom(9, 10, 11));
const identifier = fc.oneof(fc.nat(11).map(String), fc.constantFrom("alpha", "beta", "rc", "x-1", "0a"));
const prerelease = fc.oneof(
  { weight: 2, arbitrary: fc.constant("") },
  fc.array(identifier, { minLength: 1, maxLength: 3 }).map((parts) => `-${parts.join(".")}`),
);
const buildTag = fc.constantFrom("", "", "", "+1", "+sha.0a");
const version = fc
  .tuple(number, number, number, prerelease, buildTag)
  .map(([major, minor, patch, pre, tag]) => `${major}.${minor}.${patch}${pre}${tag}`);

const partial = fc
  .tuple(number, number)
  .chain(([a, b]) => fc.constantFrom(`${a}`, `${a}.${b}`, `${a}.x`, `${a}.${b}.x`, "*"));
const simple = fc.oneof(
  fc
    .tuple(fc.constantFrom("", "=", "^", "~", ">", ">=", "<", "<="), fc.oneof(version, partial))
    .map((parts) => parts.join("")),
  fc.tuple(version, version).map((ends) => ends.join(" - ")),
);
const range = fc
  .array(fc.array(simple, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 })
  .map((any) => any.map((all) => all.join(" ")).join(" || "))
  .filter((text) => semver.validRange(text) !== null);

test("satisfies agrees with semver on generated versions and ranges", () => {
  fc.assert(
    fc.property(version, range, (one, wanted) => {
      expect(satisfies(one, compile(wanted))).toBe(semver.satisfies(one, wanted));
    }),
    { numRuns: 5_000 },
  );
});

test("satisfies agrees with semver where it matters most: around the bounds of a range", () => {
  fc.assert(
    fc.property(version, fc.constantFrom("^", "~", ">", "<=", ""), prerelease, (bound, operator, pre) => {
      const near = bound.replace(/[-+].*$/, "") + pre;
      expect(satisfies(near, compile(operator + bound))).toBe(semver.satisfies(near, operator + bound));
    }),
    { numRuns: 3_000 },
  );
});

test("compareVersions agrees with semver", () => {
  fc.assert(
    fc.property(version, version, (a, b) => {
      expect(Math.sign(compareVersions(a, b))).toBe(semver.compare(a, b));
    }),
    { numRuns: 3_000 },
  );
});

describe.each(["0", "1.2", "v1.2.3", "01.2.3", "1.2.3-01", "1.2.3-", "latest", ""])(
  "%j is not a version, so it",
  (text) => {
    test("satisfies no range but the absent one", () => {
      expect(satisfies(text, compile("*"))).toBe(false);
      expect(satisfies(text, undefined)).toBe(true);
    });

    test("comes before every version", () => {
      expect(compareVersions(text, "0.0.0-0")).toBeLessThan(0);
      expect(compareVersions("0.0.0-0", text)).toBeGreaterThan(0);
      expect(compareVersions(text, "0")).toBe(0);
    });
  },
);
