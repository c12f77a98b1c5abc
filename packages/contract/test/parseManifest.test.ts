import { parseManifest } from "@nacre/contract";
import type { Manifest, Problem } from "@nacre/contract";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeManifest } from "./builders.ts";

function problemsOf(input: unknown): Problem[] {
  const parsed = parseManifest(input);
  return parsed.ok ? [] : parsed.problems;
}

test("gives an equal value in fresh objects without prototype", () => {
  const manifest = makeManifest();
  const parsed = parseManifest(manifest);
  expect(parsed).toEqual({ ok: true, value: manifest });
  if (!parsed.ok) return;
  for (const part of [parsed.value, parsed.value.chunks, parsed.value.exposes["./List"], parsed.value.consumes]) {
    expect(Object.getPrototypeOf(part)).toBeNull();
  }
});

test("leaves out members that this version does not know", () => {
  expect(parseManifest({ ...makeManifest(), later: 1 })).toEqual({ ok: true, value: makeManifest() });
});

test("refuses another schema without looking further", () => {
  expect(problemsOf({ schema: 2, anything: "else" })).toEqual([
    { path: "schema", message: "is 2; this version of Nacre reads 1" },
  ]);
});

test("tells all problems at once, each with its place", () => {
  const { name: _, ...rest } = makeManifest({ entry: ["../container.js"], version: 3 as never });
  expect(problemsOf(rest)).toEqual([
    { path: "name", message: "is missing" },
    { path: "version", message: "is 3, not string" },
    { path: "entry[0]", message: '"../container.js" is not a file name relative to the build' },
  ]);
});

const withWorker = (chunks: string[]): Partial<Manifest> => ({
  workerEntry: "container.1a.js",
  workers: { work: { chunks, modules: ["1"] } },
});

test("a worker starts with at least one chunk", () => {
  expect(problemsOf(makeManifest(withWorker([]))).map((problem) => problem.path)).toEqual(["workers.work.chunks"]);
});

const link = (change: (manifest: Manifest) => void): Manifest => {
  const manifest = structuredClone(makeManifest());
  change(manifest);
  return manifest;
};

describe("refuses a manifest that names what it does not have:", () => {
  test.each<[string, (manifest: Manifest) => void, string]>([
    ["an entry file", (m) => m.entry.push("x.js"), "entry[1]"],
    ["a file of a chunk", (m) => m.chunks["lib"]?.files.push("x.js"), "chunks.lib.files[1]"],
    ["a consume of a chunk", (m) => m.chunks["list"]?.consumes?.push("x"), "chunks.list.consumes[1]"],
    ["a remote of a chunk", (m) => m.chunks["list"]?.remotes?.push("x"), "chunks.list.remotes[1]"],
    ["a lazy chunk", (m) => m.chunks["list"]?.lazy?.push(["x"]), "chunks.list.lazy[1][0]"],
    ["a chunk of an expose", (m) => m.exposes["./List"]?.chunks.push("x"), 'exposes["./List"].chunks[1]'],
    ["a chunk of a fallback", (m) => m.consumes["c1"]?.fallback?.chunks.push("x"), "consumes.c1.fallback.chunks[1]"],
    [
      "a chunk of a provided module",
      (m) => m.provides["date-fns"]?.[0]?.chunks.push("x"),
      'provides["date-fns"][0].chunks[1]',
    ],
    ["a module of which something is used", (m) => (m.chunks["list"]!.uses = { x: [] }), "chunks.list.uses.x"],
    [
      "a chunk of a shaken copy",
      (m) => (m.provides["date-fns"]![0]!.shaken = { chunks: ["x"], module: "41", exports: ["format"] }),
      'provides["date-fns"][0].shaken.chunks[0]',
    ],
    ["a chunk of a worker", (m) => Object.assign(m, withWorker(["list", "x"])), "workers.work.chunks[1]"],
    ["the script that starts workers", (m) => (m.workers = withWorker(["list"]).workers!), "workerEntry"],
    ["an app", (m) => (m.app = "./app"), "app"],
    [
      "a page of a route",
      (m) => m.routes?.push({ path: "a", children: [{ module: "./X" }] }),
      "routes[1].children[0].module",
    ],
    [
      "a middleware of a route",
      (m) => m.routes?.push({ path: "a", module: "./List", middleware: "./X" }),
      "routes[1].middleware",
    ],
    [
      "what makes a store",
      (m) => (m.defines = [{ kind: "store", name: "cart", schema: 1, module: "./X" }]),
      "defines[0].module",
    ],
    [
      "a loader of a route",
      (m) => m.routes?.push({ path: "a", children: [{ module: "./List", loader: "./X" }] }),
      "routes[1].children[0].loader",
    ],
    ["a component for a slot", (m) => (m.contributes = [{ slot: "footer", module: "./X" }]), "contributes[0].module"],
    ["a compiled range", (m) => delete m.consumes["c1"]?.match, "consumes.c1.match"],
    ["a module of an expose", (m) => m.exposes["./List"]?.modules.pop(), 'exposes["./List"].modules'],
    ["an entry", (m) => (m.entry = []), "entry"],
    ["a global of a container that is not foreign", (m) => (m.global = "catalog"), "global"],
  ])("%s", (_, change, path) => {
    expect(problemsOf(link(change)).map((problem) => problem.path)).toEqual([path]);
  });
});

test("inherited names are not members: a chunk that asks for toString is refused", () => {
  const manifest = link((m) => m.chunks["list"]?.consumes?.push("toString"));
  expect(problemsOf(manifest)).toEqual([
    { path: "chunks.list.consumes[1]", message: 'consumed module "toString" is not in this build' },
  ]);
});

test.each(["__proto__", "constructor", "toString"])(
  "a member called %s is refused, and changes no prototype",
  (name) => {
    const text = JSON.stringify(makeManifest()).replace('"chunks":{', `"chunks":{"${name}":{"polluted":true},`);
    expect(problemsOf(JSON.parse(text))).toEqual([
      { path: `chunks.${name}`, message: "is a name that every object has: choose another one" },
    ]);
    expect(Object.prototype).not.toHaveProperty("polluted");
  },
);

describe("refuses what is too large", () => {
  test("nesting, a cycle included", () => {
    const children: unknown[] = [];
    children.push({ path: "a", children });
    expect(problemsOf(makeManifest({ routes: children as never }))[0]?.message).toBe("is nested deeper than 32 levels");
  });

  test("texts and keys", () => {
    expect(problemsOf(makeManifest({ owner: "x".repeat(2049) }))).toEqual([
      { path: "owner", message: "is longer than 2048 characters" },
    ]);
    expect(problemsOf({ ...makeManifest(), ["x".repeat(2049)]: 1 })).toHaveLength(1);
  });

  test("counts, without reading the rest", () => {
    const admit = Array.from({ length: 1_000_001 }, () => "react");
    expect(problemsOf(makeManifest({ admit }))).toEqual([{ path: "", message: "has more than 1000000 values" }]);
  });
});

test("refuses what is not JSON data", () => {
  expect(problemsOf({ ...makeManifest(), owner: () => "x" })).toEqual([
    { path: "owner", message: "is not JSON data but function" },
  ]);
  // As tools hand on a text that cannot be parsed.
  expect(problemsOf(undefined)).toEqual([{ path: "", message: "is not JSON" }]);
});

test("never throws, whatever comes", () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withMap: true }), (input) => {
      expect(parseManifest(input).ok).toBe(false);
    }),
  );
});

test("damage anywhere in a manifest is either harmless or told, never thrown", () => {
  const paths = [...walk(makeManifest())];
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.anything(), (path, junk) => {
      const damaged = structuredClone(makeManifest()) as unknown as Record<string, unknown>;
      let target = damaged;
      for (const step of path.slice(0, -1)) target = target[step] as Record<string, unknown>;
      target[path.at(-1) ?? ""] = junk;
      const parsed = parseManifest(damaged);
      expect(parsed.ok || parsed.problems.length > 0).toBe(true);
    }),
  );
});

function* walk(value: object, above: string[] = []): Generator<string[]> {
  for (const [key, member] of Object.entries(value)) {
    yield [...above, key];
    if (typeof member === "object" && member !== null) yield* walk(member as object, [...above, key]);
  }
}
