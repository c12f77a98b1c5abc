import type { Manifest, Parsed } from "@nacre/contract";
import { foreignManifest, type ForeignSource } from "@nacre/webpack";
import { describe, expect, it } from "vitest";

const info = { type: "script", size: 1, integrity: `sha384-${"A".repeat(64)}` } as const;

interface Folder extends Omit<ForeignSource, "files" | "read"> {
  /** Text of each file. */
  files: Record<string, string>;
}

function read({ files, ...rest }: Folder): Parsed<Manifest> {
  const infos = Object.fromEntries(Object.keys(files).map((file) => [file, info]));
  return foreignManifest({ files: infos, read: (file) => files[file], ...rest });
}

function manifestOf(folder: Folder): Manifest {
  const made = read(folder);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.value;
}

function problemsOf(folder: Folder): string[] {
  const made = read(folder);
  return made.ok ? [] : made.problems.map(({ path, message }) => `${path}: ${message}`);
}

const assets = (...sync: string[]): object => ({ js: { sync, async: [] }, css: { sync: [], async: [] } });

/** As Module Federation 2.9 for webpack writes it. */
function mfManifest(more: object = {}): Record<string, unknown> {
  return {
    id: "legacy",
    name: "legacy",
    metaData: {
      name: "legacy",
      type: "app",
      buildInfo: { buildVersion: "1.4.0", buildName: "legacy" },
      remoteEntry: { name: "remoteEntry.js", path: "", type: "global" },
      globalName: "legacyApp",
      pluginVersion: "2.9.2",
      publicPath: "auto",
    },
    shared: [
      { name: "dep", version: "1.5.0", singleton: true, requiredVersion: "^1.5.0", assets: assets("dep.js") },
      { name: "tool", version: "false", singleton: false, requiredVersion: "^false", assets: assets("remoteEntry.js") },
    ],
    remotes: [],
    exposes: [
      {
        id: "legacy:Widget",
        name: "Widget",
        path: "./Widget",
        assets: { js: { sync: ["widget.js"], async: ["lazy.js"] }, css: { sync: ["widget.css"], async: [] } },
      },
    ],
    ...more,
  };
}

const files = {
  "remoteEntry.js": "var legacyApp; legacyApp = {};",
  "widget.js": "",
  "widget.css": "",
  "lazy.js": "",
  "dep.js": "",
};

describe("a container with an mf-manifest.json", () => {
  it("is a manifest of format foreign: names, exposes and their files, copies, requirements", () => {
    const manifest = manifestOf({ files, mfManifest: mfManifest() });
    expect(manifest).toMatchObject({
      schema: 1,
      name: "legacy",
      version: "1.4.0",
      bundler: "Module Federation 2.9.2",
      format: "foreign",
      global: "legacyApp",
      entry: ["remoteEntry.js"],
      exposes: { "./Widget": { chunks: ["./Widget"], modules: [] } },
      remotes: {},
    });
    expect(manifest.chunks).toEqual({
      "./Widget": { files: ["widget.js", "widget.css"], consumes: ["dep ^1.5.0"] },
      "shared dep": { files: ["dep.js"] },
      // What lies in the entry needs no file of its own.
      "shared tool": { files: [] },
    });
    expect(manifest.provides["dep"]).toEqual([{ version: "1.5.0", chunks: ["shared dep"], module: "dep" }]);
    expect(manifest.provides["tool"]).toMatchObject([{ version: "0" }]);
    expect(manifest.consumes).toMatchObject({ "dep ^1.5.0": { key: "dep", range: "^1.5.0", singleton: true } });
  });

  it("what it requires is not known where the range is none, as 2.9 writes for packages that it does not find", () => {
    const shared = [{ name: "dep", version: "1.5.0", singleton: true, requiredVersion: "^undefined" }];
    const manifest = manifestOf({ files, mfManifest: mfManifest({ shared }) });
    expect(manifest.consumes).toEqual({});
    expect(Object.keys(manifest.provides)).toEqual(["dep"]);
  });

  it("an entry beside the root, another name and global", () => {
    const metaData = { remoteEntry: { name: "entry.js", path: "./static/", type: "var" } };
    const folder = { files: { ...files, "static/entry.js": "" }, mfManifest: mfManifest({ metaData }) };
    expect(manifestOf({ ...folder, name: "old", global: "it" })).toMatchObject({
      name: "old",
      global: "it",
      version: "0.0.0",
      entry: ["static/entry.js"],
    });
  });

  it("an ES module has no global, and imports its files by itself", () => {
    const metaData = { remoteEntry: { name: "remoteEntry.js", type: "module" }, globalName: "legacyApp" };
    const module = { ...files, "remoteEntry.js": "export const get = 1, init = 2;" };
    const manifest = manifestOf({ files: module, mfManifest: mfManifest({ metaData }) });
    expect(manifest).not.toHaveProperty("global");
    expect(Object.values(manifest.chunks).flatMap((chunk) => chunk.files)).toEqual([]);
    expect(manifest.chunks["./Widget"]?.consumes).toEqual(["dep ^1.5.0"]);
  });
});

/** As Module Federation 2 for webpack writes it. `!0` is how minifiers write `true`. */
const mfEntry = `var legacyApp; (() => { const r = {}; r.consumesLoadingData = { moduleIdToConsumeDataMapping: {
  726: { fallback: () => r.e(4), shareScope: ["default"], singleton: !1, requiredVersion: "^1.0.0", strictVersion: !0, shareKey: "dep" },
  926: { fallback: () => r.e(9), shareScope: ["default"], singleton: false, requiredVersion: "^2.0.0", strictVersion: true, shareKey: "dep" },
  102: { fallback: () => r.e(5), shareScope: ["default"], singleton: !0, requiredVersion: false, strictVersion: !1, shareKey: "react" },
  792: { fallback: () => () => { throw new Error("Can not get 'given'") }, singleton: !1, requiredVersion: "^3.0.0", strictVersion: !1, shareKey: "given" },
} };
r.federation.initOptions.shared = {
  "dep": [{ version: "1.5.0", get: () => r.e(4), scope: ["default"], shareConfig: {} }, { version: "2.2.0", get: () => r.e(9), shareConfig: {} },],
  react: [{ version: "18.2.0", get: () => r.e(5), scope: ["default"], shareConfig: {} }],
} })();`;

/** As Rspack writes it. */
const rspackEntry = `var legacyApp; (() => { const r = {};
r.initializeSharingData = { scopeToSharingDataMapping: { default: [{ name: "dep", version: "1.5.0", factory: () => r.e(4), eager: 0 },
  { name: "react", version: "18.2.0", factory: () => r.e(5), eager: 0 }, { name: "dep", version: "2.2.0", factory: () => r.e(9), eager: 0 }] } };
r.consumesLoadingData = { moduleIdToConsumeDataMapping: {
  1: { shareKey: "dep", import: "dep", requiredVersion: "^1.0.0", strictVersion: !0, singleton: !1, fallback: () => r.e(4) },
  2: { shareKey: "dep", import: "dep", requiredVersion: "^2.0.0", strictVersion: !0, singleton: !1, fallback: () => r.e(9) },
  3: { shareKey: "react", import: "react", requiredVersion: "*", strictVersion: !1, singleton: !0, fallback: () => r.e(5) },
  4: { shareKey: "given", import: null, requiredVersion: "^3.0.0", strictVersion: !1, singleton: !1, fallback: void 0 },
} }; })();`;

describe.each([
  ["Module Federation 2", mfEntry],
  ["Rspack", rspackEntry],
])("the entry of %s", (_, entry) => {
  const said = { "remoteEntry.js": entry, "dep.js": "" };

  it("says what it requires and brings, every version of it", () => {
    const { consumes, provides, name, global } = manifestOf({ files: said });
    expect({ name, global }).toEqual({ name: "legacyApp", global: "legacyApp" });
    expect(
      Object.values(consumes).map(({ match: _match, fallback, ...rest }) => ({ ...rest, own: !!fallback })),
    ).toEqual([
      { key: "dep", range: "^1.0.0", strict: true, own: true },
      { key: "dep", range: "^2.0.0", strict: true, own: true },
      { key: "react", range: false, singleton: true, own: true },
      { key: "given", range: "^3.0.0", own: false },
    ]);
    expect(Object.entries(provides).map(([key, copies]) => [key, ...copies.map(({ version }) => version)])).toEqual([
      ["dep", "1.5.0", "2.2.0"],
      ["react", "18.2.0"],
    ]);
  });

  it("is believed where mf-manifest.json says otherwise", () => {
    const shared = [
      { name: "dep", version: "1.5.0", singleton: true, requiredVersion: "^1.5.0", assets: assets("dep.js") },
      { name: "given", version: "3.0.0", singleton: true, requiredVersion: "^3.0.0", assets: assets() },
    ];
    const { consumes, provides, chunks } = manifestOf({ files: said, mfManifest: mfManifest({ shared, exposes: [] }) });
    expect(Object.keys(consumes)).toEqual(["dep ^1.0.0", "dep ^2.0.0", "react *", "given ^3.0.0"]);
    expect(provides).not.toHaveProperty("given");
    expect(chunks["shared dep"]?.files).toEqual(["dep.js"]);
  });
});

describe("a container without mf-manifest.json", () => {
  it("is called as the global variable that it declares; what it requires is not known", () => {
    const manifest = manifestOf({ files: { "remoteEntry.js": '"use strict"; var legacy; legacy = {};' } });
    expect(manifest).toMatchObject({ name: "legacy", global: "legacy", exposes: {}, consumes: {}, provides: {} });
  });

  it("with a name is found in the global of that name, and in another where that is said", () => {
    const folder = { files: { "container.js": "window.it = {};" }, entry: "container.js", name: "legacy" };
    expect(manifestOf(folder)).toMatchObject({ name: "legacy", global: "legacy", entry: ["container.js"] });
    expect(manifestOf({ ...folder, global: "it" })).toMatchObject({ name: "legacy", global: "it" });
  });

  it("is an ES module where its entry is one", () => {
    const folder = { files: { "remoteEntry.js": "export { get, init } from './x.js';" }, name: "modern" };
    expect(manifestOf(folder)).not.toHaveProperty("global");
  });
});

describe("what cannot be used has a name, and all of it is told", () => {
  it.each<[string, Folder, string[]]>([
    [
      "no name",
      { files: { "remoteEntry.js": "export const get = 1;" } },
      ["name: is missing, and no global variable is declared"],
    ],
    ["no entry", { files: {}, name: "x" }, ["entry: remoteEntry.js is not there"]],
    ["text in place of a manifest", { files, mfManifest: null }, [": is null, not Object"]],
    [
      "another manifest",
      { files, mfManifest: { name: 1, icons: [] } },
      ["name: is 1, not string", "metaData: is missing", "exposes: is missing", "shared: is missing"],
    ],
    [
      "a library that is neither a variable nor a module",
      { files, mfManifest: mfManifest({ metaData: { remoteEntry: { name: "remoteEntry.js", type: "system" } } }) },
      ['metaData.remoteEntry.type: is "system"; Nacre hosts containers that are a global variable or an ES module'],
    ],
    [
      "files that are not there",
      { files: { "remoteEntry.js": "" }, mfManifest: mfManifest({ shared: [] }) },
      [
        'chunks["./Widget"].files[0]: file "widget.js" is not in this build',
        'chunks["./Widget"].files[1]: file "widget.css" is not in this build',
      ],
    ],
    [
      "names that Nacre does not have",
      { files, mfManifest: mfManifest({ name: "@shop/legacy", exposes: [{ path: "Widget" }], shared: [] }) },
      [
        'name: "@shop/legacy" is not a build name: a letter, then letters, digits, - and _',
        'exposes.Widget: "Widget" is not an expose: "." or "./Button"',
      ],
    ],
  ])("%s", (_, folder, problems) => {
    expect(problemsOf(folder)).toEqual(problems);
  });
});
