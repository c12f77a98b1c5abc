import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Manifest } from "@nacre/contract";
import type { NacrePluginOptions } from "@nacre/webpack";
import { buildErrors, type Project, type World } from "./harness/buildWorld.ts";
import { buildHere as build, bundlers } from "./harness/buildHere.ts";
import { install } from "./harness/install.ts";
import { openPage } from "./harness/openPage.ts";

/** Versions by share key. */
function provided({ provides }: Manifest): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(provides).map(([key, copies]) => [key, copies.map(({ version }) => version).toSorted()]),
  );
}

/** Ranges by share key. */
function consumed({ consumes }: Manifest): Record<string, (string | false)[]> {
  const ranges: Record<string, (string | false)[]> = {};
  const inOrder = Object.values(consumes).toSorted((a, b) => (String(a.range) < String(b.range) ? -1 : 1));
  for (const { key, range } of inOrder) (ranges[key] ??= []).push(range);
  return ranges;
}

const app = (main: string, more: Partial<Project> = {}): Project => ({
  ...more,
  files: { ...more.files, "src/main.js": main },
  config: { ...more.config, entry: "./src/main.js" },
});

describe.each(bundlers)("files as shared modules, with %s", (bundler) => {
  const store = { "src/store.js": "export const store = {};", "src/unused.js": "export const unused = 1;" };

  it("are provided though unused, from the context, for any version, under a key of their build", async () => {
    const world = await build(bundler, {
      host: app('export { store } from "./deep/../store";', {
        files: { ...store, "../common/far away.js": "export default 1;", "src/lib/@x/index.js": "export default 2;" },
        plugin: { shared: ["./src/store.js", "./src/unused.js", "../common/far away.js", "./src/lib/@x"] },
      }),
    });
    const { host } = world.manifests;
    expect(provided(host!)).toEqual({
      "host/src/store.js": ["0"],
      "host/src/unused.js": ["0"],
      "host/../common/far%20away.js": ["0"],
      "host/src/lib/@x": ["0"],
    });
    expect(consumed(host!)).toEqual({ "host/src/store.js": [false] });
    expect(world.warnings["host"]).toEqual([]);
  });

  it("are named alike whether the request is relative or absolute", async () => {
    const shared = [join(import.meta.dirname, "../package.json")];
    const world = await build(bundler, { host: app("export default 1;", { plugin: { shared } }) });
    expect(Object.keys(world.manifests["host"]!.provides)).toEqual(["host/../../../../package.json"]);
  });

  const lib = (shared: NonNullable<NacrePluginOptions["shared"]>): Project => ({
    files: { ...store, "src/it.js": 'export { store } from "./store.js";' },
    plugin: { exposes: { "./it": "./src/it.js" }, shared },
  });
  const host = (shared: NonNullable<NacrePluginOptions["shared"]>): Project =>
    app('export { store } from "./store"; export { store as other } from "lib/it";', {
      files: store,
      plugin: { remotes: ["lib"], shared },
    });
  interface Stores {
    store: object;
    other: object;
  }

  it("of one path in two builds are two modules", async () => {
    const world = await build(bundler, { host: host(["./src/store.js"]), lib: lib(["./src/store.js"]) });
    const { store, other } = (await openPage(world).runtime.import("host/app")) as Stores;
    expect(other).not.toBe(store);
  });

  it("are one module where both builds give them one share key", async () => {
    const shared = { "./src/store.js": { shareKey: "our-store", singleton: true } };
    const world = await build(bundler, { host: host(shared), lib: lib(shared) });
    const { store, other } = (await openPage(world).runtime.import("host/app")) as Stores;
    expect(other).toBe(store);
  });

  it("take a version, and a range of versions, from options", async () => {
    const shared = (version: string, requiredVersion: string): NonNullable<NacrePluginOptions["shared"]> => ({
      "./src/store.js": { shareKey: "our-store", version, requiredVersion },
    });
    const world = await build(bundler, { host: host(shared("1.0.0", "^1")), lib: lib(shared("2.0.0", "^2")) });
    expect(provided(world.manifests["lib"]!)).toEqual({ "our-store": ["2.0.0"] });
    const { store, other } = (await openPage(world).runtime.import("host/app")) as Stores;
    expect(other).not.toBe(store);
  });
});

describe.each(bundlers)("packages as shared modules, with %s", (bundler) => {
  const reexport = 'export * as dep from "dep";';
  const nested: Project["files"] = {
    ...install("node_modules/dep", "1.4.0"),
    ...install("node_modules/outer", "1.0.0", { dependencies: { dep: "^2.0.0" }, code: reexport }),
    ...install("node_modules/outer/node_modules/dep", "2.5.0"),
    ...install("node_modules/unused", "1.0.0"),
    "src/part/package.json": JSON.stringify({ name: "part", dependencies: { dep: ">=1 <2" } }),
    "src/part/index.js": reexport,
    "src/plain/package.json": JSON.stringify({ name: "plain", dependencies: { other: "^9.0.0" } }),
    "src/plain/index.js": reexport,
  };
  const main = `
    export * as dep from "dep";
    export { dep as inner } from "outer";
    export { dep as part } from "./part";
    export { dep as plain } from "./plain";`;
  const project = (more: Partial<Project> = {}): Project =>
    app(main, {
      files: nested,
      dependencies: { dep: "~1.4.0", outer: "^1.0.0" },
      plugin: { shared: ["dep", "unused"] },
      ...more,
    });
  type Copies = Record<"dep" | "inner" | "part" | "plain", { version: string; from: string }>;
  const versions = async (world: World): Promise<Record<string, string>> => {
    const copies = (await openPage(world).runtime.import("host/app")) as Copies;
    return Object.fromEntries(Object.entries(copies).map(([name, { version }]) => [name, version]));
  };

  it("are provided where used, in each version, with the range of the nearest package.json that names them", async () => {
    const world = await build(bundler, { host: project() });
    const { host } = world.manifests;
    expect(provided(host!)).toEqual({ dep: ["1.4.0", "2.5.0"] });
    expect(consumed(host!)).toEqual({ dep: [">=1 <2", "^2.0.0", "~1.4.0"] });
    expect(world.warnings["host"]).toEqual([]);
    expect(await versions(world)).toEqual({ dep: "1.4.0", inner: "2.5.0", part: "1.4.0", plain: "1.4.0" });
  });

  it("each version goes to those of another build whose range it suits", async () => {
    const lib = (version: string): Project => ({
      files: { ...install("node_modules/dep", version), "src/it.js": 'export * as dep from "dep";' },
      dependencies: { dep: `^${version}` },
      plugin: { exposes: { "./it": "./src/it.js" }, shared: ["dep"] },
    });
    const world = await build(bundler, {
      host: app(
        `${main} export { dep as one } from "one/it"; export { dep as two } from "two/it"; export { dep as three } from "three/it";`,
        {
          files: nested,
          dependencies: { dep: "~1.4.0", outer: "^1.0.0" },
          plugin: { shared: ["dep"], remotes: ["one", "two", "three"] },
        },
      ),
      one: lib("1.0.0"),
      two: lib("2.0.0"),
      three: lib("3.0.0"),
    });
    const app_ = (await openPage(world).runtime.import("host/app")) as Record<string, { version: string }>;
    expect([app_["one"]!.version, app_["two"]!.version, app_["three"]!.version]).toEqual(["1.4.0", "2.5.0", "3.0.0"]);
  });

  it("installed twice in one version are given once", async () => {
    const files = { ...nested, ...install("node_modules/outer/node_modules/dep", "1.4.0") };
    const world = await build(bundler, { host: project({ files }) });
    expect(provided(world.manifests["host"]!)).toEqual({ dep: ["1.4.0"] });
    expect((await versions(world))["inner"]).toBe("1.4.0");
  });

  it("without a version, or with a package.json for their format only, are provided all the same", async () => {
    const world = await build(bundler, {
      host: app('export * as bare from "bare"; export * as formed from "formed";', {
        files: {
          ...install("node_modules/bare", undefined),
          ...install("node_modules/formed", "3.0.0", { main: "dist/index.js" }),
          "node_modules/formed/dist/package.json": '{ "type": "module" }',
          "node_modules/formed/dist/index.js": 'export const version = "3.0.0";',
        },
        dependencies: { bare: "*", formed: "^3.0.0" },
        plugin: { shared: ["bare", "formed"] },
      }),
    });
    expect(provided(world.manifests["host"]!)).toEqual({ bare: ["0"], formed: ["3.0.0"] });
    expect(consumed(world.manifests["host"]!)).toEqual({ bare: [false], formed: ["^3.0.0"] });
  });
});

describe.each(bundlers)("prefixes as shared modules, with %s", (bundler) => {
  const pack = {
    ...install("node_modules/pack", "2.1.0"),
    "node_modules/pack/a.js": 'export const name = "a";',
    "node_modules/pack/sub/b.js": 'export const name = "b";',
    "node_modules/pack/unused.js": "export const name = 1;",
  };
  const main =
    'export { name as a } from "pack/a"; export { name as b } from "pack/sub/b"; export * as all from "pack";';
  const dependencies = { pack: "^2.0.0" };

  it("match all requests that start so, used ones only", async () => {
    const world = await build(bundler, {
      host: app(main, { files: pack, dependencies, plugin: { shared: ["pack/"] } }),
    });
    const { host } = world.manifests;
    expect(provided(host!)).toEqual({ "pack/a": ["2.1.0"], "pack/sub/b": ["2.1.0"] });
    expect(consumed(host!)).toEqual({ "pack/a": ["^2.0.0"], "pack/sub/b": ["^2.0.0"] });
    expect(await openPage(world).runtime.import("host/app")).toMatchObject({ a: "a", b: "b" });
  });

  it("are renamed by a share key that ends in / too", async () => {
    const plugin = { shared: { "pack/": { shareKey: "@our/pack/", singleton: true } } };
    const world = await build(bundler, { host: app(main, { files: pack, dependencies, plugin }) });
    const { host } = world.manifests;
    expect(provided(host!)).toEqual({ "@our/pack/a": ["2.1.0"], "@our/pack/sub/b": ["2.1.0"] });
    for (const consume of Object.values(host!.consumes))
      expect(consume).toMatchObject({ range: "^2.0.0", singleton: true, family: "@our/pack" });
  });
});

it("webpack shares only what `include` and `exclude` leave", async () => {
  const world = await build("webpack", {
    host: app(
      'export * as a from "pack/a"; export * as b from "pack/b"; export * as old from "old"; export * as young from "young";',
      {
        files: {
          ...install("node_modules/pack", "2.1.0"),
          "node_modules/pack/a.js": "export default 1;",
          "node_modules/pack/b.js": "export default 1;",
          ...install("node_modules/old", "1.0.0"),
          ...install("node_modules/young", "2.0.0"),
        },
        dependencies: { pack: "^2.0.0", old: "^1.0.0", young: "^2.0.0" },
        plugin: {
          shared: {
            "pack/": { exclude: { request: /^b/ } },
            old: { include: { version: "^2.0.0" } },
            young: { include: { version: "^2.0.0" } },
          },
        },
      },
    ),
  });
  expect(provided(world.manifests["host"]!)).toEqual({ "pack/a": ["2.1.0"], young: ["2.0.0"] });
  expect(Object.keys(consumed(world.manifests["host"]!)).toSorted()).toEqual(["pack/a", "young"]);
});

it("Rspack, which has no `include` and `exclude`, says so", async () => {
  const project = app("export default 1;", { plugin: { shared: { dep: { include: { version: "^1" } } } } });
  await expect(buildErrors("rspack", project)).rejects.toMatchObject({
    code: "NACRE_WEBPACK_BAD_OPTIONS",
    details: { problems: [{ path: 'shared["dep"]', message: expect.stringContaining("Rspack") }] },
  });
});
