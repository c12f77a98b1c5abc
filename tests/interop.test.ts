import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./sources.ts";

const page = readFileSync(join(root, "docs/interop.md"), "utf8");
/** `tests/foreign/hosts.test.ts`: "a title", "another title" */
const claims = [...page.matchAll(/`([\w./-]+\.test\.ts)`:((?:\s*,?\s*"[^"]+")+)/g)].flatMap(
  ([, file = "", titles = ""]) =>
    [...titles.matchAll(/"([^"]+)"/g)].map(([, title = ""]) => ({ file, title: title.replaceAll(/\s+/g, " ") })),
);

test("docs/interop.md names tests in every part", () => {
  expect(claims.length).toBeGreaterThanOrEqual(15);
});

test.each(claims)("$file has a test '$title'", ({ file, title }) => {
  expect(existsSync(join(root, file))).toBe(true);
  expect(readFileSync(join(root, file), "utf8")).toContain(title);
});
