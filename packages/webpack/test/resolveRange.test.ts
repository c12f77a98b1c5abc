import { expect, test } from "vitest";
import { resolveRange } from "../src/sharing/resolveRange.ts";

const around = {
  version: () => "1.5.0",
  catalog: (name: string) =>
    ({ default: "^2.0.0", react18: "npm:react@^18.2.0", own: "workspace:~", loop: "catalog:default" })[name],
};

test.each([
  ["^1.2.3", "^1.2.3"],
  [">=1 <2 || 3.x", ">=1 <2 || 3.x"],
  [" 1.0.0 ", "1.0.0"],
  ["*", false],
  ["", false],
  ["workspace:^1.0.0", "^1.0.0"],
  ["workspace:1.0.0", "1.0.0"],
  ["workspace:*", "1.5.0"],
  ["workspace:", "1.5.0"],
  ["workspace:^", "^1.5.0"],
  ["workspace:~", "~1.5.0"],
  ["workspace:../other", "1.5.0"],
  ["workspace:other@^", "^1.5.0"],
  ["workspace:@scope/other@~1.0.0", "~1.0.0"],
  ["npm:other@^3", "^3"],
  ["npm:@scope/other@^3", "^3"],
  ["npm:^3", "^3"],
  ["npm:other", false],
  ["npm:@scope/other", false],
  ["jsr:^3", "^3"],
  ["jsr:@scope/other@3.1.0", "3.1.0"],
  ["catalog:", "^2.0.0"],
  ["catalog:default", "^2.0.0"],
  ["catalog:react18", "^18.2.0"],
  ["catalog:own", "~1.5.0"],
  ["patch:react@npm%3A^18.2.0#~/.yarn/patches/react.patch", "^18.2.0"],
  ["patch:@scope/other@^1.0.0#./other.patch", "^1.0.0"],
  ["git+ssh://git@host.test/team/repository.git#semver:^1.2.0", "^1.2.0"],
  ["team/repository#semver:~2.0.0", "~2.0.0"],
])("%s stands for %s", (requirement, range) => {
  expect(resolveRange(requirement, around)).toEqual({ range });
});

test.each([
  ["latest", "a tag"],
  ["npm:other@next", "a tag"],
  ["file:../other", "an address"],
  ["link:../other", "an address"],
  ["git+ssh://git@host.test/team/repository.git#main", "an address"],
  ["https://host.test/other.tgz", "an address"],
  ["team/repository", "an address"],
  ["catalog:none", 'no catalog "none"'],
  ["catalog:loop", 'no catalog "loop"'],
])("%s stands for no range: %s", (requirement, reason) => {
  expect(resolveRange(requirement, around)).toEqual({ reason: expect.stringContaining(reason) });
});

test("a package of the workspace without a version gives no range", () => {
  const without = { ...around, version: () => undefined };
  expect(resolveRange("workspace:*", without)).toEqual({ reason: expect.stringContaining("no version") });
  expect(resolveRange("workspace:^1.0.0", without)).toEqual({ range: "^1.0.0" });
});
