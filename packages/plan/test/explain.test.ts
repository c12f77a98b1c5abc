import { explain, resolve } from "@nacre/plan";
import { expect, test } from "vitest";
import { aBuild, idOf } from "./builders.ts";

const builds = [
  aBuild("shell").provide("date-fns", "2.30.0").provide("react", "19.3.1").build(),
  aBuild("catalog")
    .provide("date-fns", "3.6.0")
    .consume("date-fns", "^3.0.0", { fallback: true })
    .consume("react", "^19.0.0", { singleton: true })
    .consume("zod", "^4.0.0")
    .build(),
  aBuild("account").provide("date-fns", "4.1.0").consume("date-fns", "^2.0.0").build(),
];
const plan = resolve(builds, "shell");

test.each([
  [
    "catalog",
    "date-fns",
    "catalog asks for date-fns ^3.0.0. There is 4.1.0 of account (a sibling, not admitted), 3.6.0 of catalog (its own), 2.30.0 of shell (the root). It gets 3.6.0 of catalog: shell's 2.30.0 does not satisfy.",
  ],
  [
    "catalog",
    "react",
    "catalog asks for react ^19.0.0 (singleton). There is 19.3.1 of shell (the root). It gets 19.3.1 of shell: a singleton is the root's.",
  ],
  [
    idOf("account"),
    "date-fns",
    "account asks for date-fns ^2.0.0. There is 4.1.0 of account (its own), 3.6.0 of catalog (a sibling, not admitted), 2.30.0 of shell (the root). It gets 2.30.0 of shell: the root's copy satisfies, and the root comes first.",
  ],
  [
    "catalog",
    "zod",
    "catalog asks for zod ^4.0.0. Nobody provides it. It gets nothing, because no copy that it may take satisfies; evaluating it throws.",
  ],
  ["shell", "zod", "shell does not ask for zod."],
  ["gone", "zod", "There is no build called gone."],
])("what %s gets for %s", (container, key, text) => {
  expect(explain(builds, "shell", plan, container, key)).toBe(text);
});
