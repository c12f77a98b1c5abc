import { foreignManifest } from "@nacre/webpack";
import { expect, test, vi } from "vitest";

// Nothing here is a matter of time: this ends what hangs.
vi.setConfig({ testTimeout: 60_000 });

const file = { type: "script", size: 1, integrity: `sha384-${"a".repeat(64)}` } as const;
const shared = (text: string): string =>
  `var legacy; const a = { shareKey: "dep", requiredVersion: "^1.0.0" }; const b = ${text};`;

/** Entries of containers that somebody else wrote. What comes of them is a manifest, or problems. */
const entries: Record<string, string> = {
  nothing: "",
  "no JavaScript": "<!doctype html><title>Not found</title>",
  "a module that every object has": shared('{ name: "constructor", version: "1.0.0", factory: () => {} }'),
  "a module called like the prototype": shared('{ name: "__proto__", version: "1.0.0", factory: () => {} }'),
  "a list called like the prototype": shared('{ "__proto__": [{ version: "1.0.0", get: 1, shareConfig: {} }] }'),
  "a list called like a method": shared('{ toString: [{ version: "1.0.0", get: 1, shareConfig: {} }] }'),
  "members called like the prototype": shared("{ __proto__: { type: 1 }, factory: 1 }"),
  "a global called like the prototype": 'var __proto__; const a = "shareKey";',
  "a version of another kind": shared('{ name: "dep", version: /1/, factory: () => {} }'),
  "a range that nobody understands": 'var legacy; const a = { shareKey: "dep", requiredVersion: "^^1 || <<2" };',
  "a range without end": `var legacy; const a = { shareKey: "dep", requiredVersion: "${"1 || ".repeat(3000)}1" };`,
  "a range that is a path": 'var legacy; const a = { shareKey: "../../x", requiredVersion: "^1.0.0" };',
  "nested deeper than the stack": shared(`1${" + 1".repeat(50_000)}`),
  "nested in brackets": shared("[".repeat(50_000) + "]".repeat(50_000)),
  "ten megabytes of one text": shared(`"${"x".repeat(10_000_000)}"`),
};

test.each(Object.entries(entries))("the entry of a container is read or refused, never a crash: %s", (_, source) => {
  const made = foreignManifest({ files: { "remoteEntry.js": file }, read: () => source });
  const known = made.ok ? Object.keys(made.value.provides) : made.problems.map(({ message }) => message);
  expect(made.ok || known.length > 0).toBe(true);
  expect(known.some((name) => name in {})).toBe(false);
  expect(Object.prototype).not.toHaveProperty("factory");
});

test.each([
  ["an entry above", { metaData: { remoteEntry: { name: "x.js", path: "../.." } } }],
  ["an entry at an address", { metaData: { remoteEntry: { name: "https://evil.example/x.js" } } }],
  ["a file above", { exposes: [{ path: "./W", assets: { js: { sync: ["../x.js"] }, css: { sync: [] } } }] }],
  ["an expose above", { exposes: [{ path: "../W" }] }],
  ["an expose called like the prototype", { exposes: [{ path: "__proto__" }] }],
  ["a shared module called like the prototype", { shared: [{ name: "__proto__", version: "1.0.0" }] }],
  ["a name that is a path", { name: "../legacy" }],
  ["a name that every object has", { name: "constructor" }],
  [
    "a global that every object has",
    { metaData: { remoteEntry: { name: "remoteEntry.js" }, globalName: "__proto__" } },
  ],
  ["a library of another kind", { metaData: { remoteEntry: { name: "remoteEntry.js", type: "systemjs" } } }],
])("an mf-manifest.json with %s is refused", (_, changes) => {
  const mfManifest: unknown = {
    name: "legacy",
    metaData: { remoteEntry: { name: "remoteEntry.js" } },
    exposes: [],
    shared: [],
    ...changes,
  };
  const made = foreignManifest({ files: { "remoteEntry.js": file }, read: () => "var legacy;", mfManifest });
  expect(made.ok ? made.value : made.problems.length).toBeGreaterThan(0);
});
