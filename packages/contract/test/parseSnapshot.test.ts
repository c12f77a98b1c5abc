import { checkSnapshotSchema, isNacreError, parseSnapshot, toSlice } from "@nacre/contract";
import type { Problem, Snapshot } from "@nacre/contract";
import { expect, test } from "vitest";
import { makeBuild } from "./builders.ts";

const build = makeBuild();

function makeSnapshot(): Snapshot {
  return {
    schema: 1,
    environment: "test",
    n: 3,
    root: "catalog",
    names: { catalog: build.id },
    builds: { [build.id]: structuredClone(toSlice(build)) },
    routes: [{ path: "/", modules: ["catalog/List"], caseSensitive: [true, false] }],
    choices: { [build.id]: { c1: 0 } },
  };
}

function problemsOf(change: (snapshot: Snapshot) => void): Problem[] {
  const snapshot = makeSnapshot();
  change(snapshot);
  const parsed = parseSnapshot(snapshot);
  return parsed.ok ? [] : parsed.problems;
}

test("gives an equal value in fresh objects without prototype", () => {
  const parsed = parseSnapshot(makeSnapshot());
  expect(parsed).toEqual({ ok: true, value: makeSnapshot() });
  expect(Object.getPrototypeOf(parsed.ok ? parsed.value.builds : {})).toBeNull();
});

test.each<[string, (snapshot: Snapshot) => void, Problem]>([
  [
    "a name without build",
    (s) => (s.names["shell"] = "f".repeat(16)),
    { path: "names.shell", message: "build ffffffffffffffff is not in this snapshot" },
  ],
  ["a root without name", (s) => (s.root = "shell"), { path: "root", message: '"shell" is not one of the names' }],
  [
    "a choice of an unknown module",
    (s) => (s.choices[build.id] = { c9: 0 }),
    { path: `choices["${build.id}"].c9`, message: "is not consumed by that build" },
  ],
  [
    "a choice of a copy that nobody provides",
    (s) => (s.choices[build.id] = { c1: [build.id, "1.0.0"] }),
    { path: `choices["${build.id}"].c1`, message: `build ${build.id} does not provide date-fns 1.0.0` },
  ],
  [
    "damage inside a build",
    (s) => s.builds[build.id]?.entry.push("x.js"),
    { path: `builds["${build.id}"].entry[1]`, message: 'file "x.js" is not in this build' },
  ],
  [
    "a base that another origin could answer for",
    (s) => Object.assign(s.builds[build.id] ?? {}, { base: "//evil.example/" }),
    {
      path: `builds["${build.id}"].base`,
      message: '"//evil.example/" is not the address of a folder, which ends in "/"',
    },
  ],
])("refuses %s", (_, change, problem) => {
  expect(problemsOf(change)).toEqual([problem]);
});

test("checkSnapshotSchema gives a snapshot of this schema as it is", () => {
  const snapshot = makeSnapshot();
  expect(checkSnapshotSchema(snapshot)).toBe(snapshot);
});

test.each([undefined, null, "text", {}, { ...makeSnapshot(), schema: 2 }])(
  "checkSnapshotSchema refuses another schema: %#",
  (value) => {
    expect(() => checkSnapshotSchema(value)).toThrowError(
      expect.toSatisfy((error) => isNacreError(error, "NACRE_CONTRACT_UNKNOWN_SCHEMA")),
    );
  },
);
