import { parseTypesManifest, type TypesManifest } from "@nacre/contract";
import fc from "fast-check";
import { expect, test } from "vitest";

const integrity = `sha384-${"A".repeat(64)}`;
const list: TypesManifest = {
  schema: 1,
  name: "components",
  version: "1.0.0",
  build: "0123456789abcdef",
  typescript: "7.0.2",
  exposes: { "./Button": "types/Button.d.ts" },
  files: { "types/Button.d.ts": { size: 12, integrity }, "types/parts/classes.d.mts": { size: 3, integrity } },
  remotes: ["tokens"],
  packages: ["react", "@types/node"],
};

const placesOf = (input: unknown): string[] => {
  const parsed = parseTypesManifest(input);
  return parsed.ok ? [] : parsed.problems.map(({ path }) => path);
};

test("reads what a build wrote", () => {
  expect(parseTypesManifest({ ...list, more: "of a later version" })).toEqual({ ok: true, value: list });
});

test.each([
  "../Button.d.ts",
  "types/../../Button.d.ts",
  "/types/Button.d.ts",
  "types\\Button.d.ts",
  "types/Button.ts",
  "types/package.json",
  "Button.d.ts",
  "types//Button.d.ts",
  "file:types/Button.d.ts",
])("refuses the file %s, in the list and as an entry", (file) => {
  const places = placesOf({ ...list, exposes: { "./Button": file }, files: { [file]: { size: 1, integrity } } });
  expect(places).toContain('exposes["./Button"]');
  expect(places).toContain(`files[${JSON.stringify(file)}]`);
});

test("tells everything that is wrong, with its place", () => {
  const wrong = { ...list, build: "1", files: { "types/a.d.ts": { size: -1, integrity: "md5-x" } } };
  expect(placesOf(wrong)).toEqual(["build", 'files["types/a.d.ts"].size', 'files["types/a.d.ts"].integrity']);
  expect(placesOf({ ...list, exposes: { ".": "types/gone.d.ts" } })).toEqual(['exposes["."]']);
  expect(placesOf({ ...list, schema: 2 })).toEqual(["schema"]);
  expect(placesOf(undefined)).toHaveLength(1);
});

test("never throws, whatever comes", () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withMap: true }), (input) => {
      expect(parseTypesManifest(input).ok).toBe(false);
    }),
  );
});
