import { parseMfManifest } from "@nacre/contract";
import fc from "fast-check";
import { expect, test } from "vitest";

const manifest = {
  name: "legacy",
  metaData: { remoteEntry: { name: "remoteEntry.js" } },
  exposes: [{ path: "./Widget" }],
  shared: [{ name: "dep", version: "1.0.0", requiredVersion: false }],
};

test("reads what Nacre uses, and leaves out the rest", () => {
  const more = { id: "x", remotes: [{ alias: "y" }], metaData: { ...manifest.metaData, publicPath: "auto" } };
  expect(parseMfManifest({ ...manifest, ...more })).toEqual({ ok: true, value: manifest });
});

test("tells everything that is wrong, with its place", () => {
  const input = {
    ...manifest,
    name: undefined,
    exposes: [{}],
    shared: [{ name: 1, version: "1.0.0", singleton: "yes" }],
  };
  const parsed = parseMfManifest(input);
  expect(parsed.ok ? [] : parsed.problems.map(({ path }) => path)).toEqual([
    "name",
    "exposes[0].path",
    "shared[0].name",
    "shared[0].singleton",
  ]);
});

test("never throws, whatever comes", () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withMap: true }), (input) => {
      expect(parseMfManifest(input).ok).toBe(false);
    }),
  );
});
