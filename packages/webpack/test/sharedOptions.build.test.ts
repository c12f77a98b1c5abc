import { afterEach, describe, expect, it } from "vitest";
import type { Consume } from "@nacre/contract";
import type { SharedConfig } from "@nacre/webpack";
import { buildWorld, type Bundler, type Project, type World } from "./harness/buildWorld.ts";
import { install } from "./harness/install.ts";
import { openPage } from "./harness/openPage.ts";

let world: World | undefined;
afterEach(() => world?.remove());

const host = (shared: SharedConfig, version = "1.4.0", range = "^1.0.0"): Project => ({
  files: {
    ...install("node_modules/dep", version),
    "src/main.js": 'export * as dep from "dep"; export { dep as other } from "lib/it";',
  },
  dependencies: { dep: range },
  plugin: { remotes: ["lib"], shared: { dep: shared } },
  config: { entry: "./src/main.js" },
});
const lib = (
  shared: SharedConfig,
  version = "2.0.0",
  range = "^2.0.0",
  more: Record<string, string> = {},
): Project => ({
  files: { ...install("node_modules/dep", version), "src/it.js": 'export * as dep from "dep";', ...more },
  dependencies: { dep: range },
  plugin: { exposes: { "./it": "./src/it.js" }, shared: { dep: shared } },
});

describe.each<Bundler>(["webpack", "rspack"])("options of shared modules, with %s", (bundler) => {
  const alone = async (shared: SharedConfig): Promise<Consume> => {
    world = await buildWorld(bundler, { lib: lib(shared) });
    return Object.values(world.manifests["lib"]!.consumes)[0]!;
  };
  /** Versions that host and lib get, and what the plan says of them. */
  const together = async (own: Project, other: Project): Promise<{ versions: string[]; codes: string[] }> => {
    world = await buildWorld(bundler, { host: own, lib: other });
    const { runtime, diagnostics } = openPage(world);
    const app = (await runtime.import("host/app")) as Record<"dep" | "other", { version: string }>;
    return { versions: [app.dep.version, app.other.version], codes: diagnostics.map(({ code }) => code) };
  };

  it("none: the version has to suit, and there is an own copy", async () => {
    const consume = await alone({});
    expect(consume).toMatchObject({ key: "dep", range: "^2.0.0", strict: true, family: "dep" });
    expect(consume.fallback).toBeDefined();
    expect(consume.singleton).toBeUndefined();
    expect(await together(host({}), lib({}))).toEqual({ versions: ["1.4.0", "2.0.0"], codes: [] });
  });

  it("singleton: one copy, the root's, though its version does not suit, which the plan tells", async () => {
    const consume = await alone({ singleton: true });
    expect(consume).toMatchObject({ singleton: true });
    expect(consume.strict).toBeUndefined();
    const { versions, codes } = await together(host({ singleton: true }), lib({ singleton: true }));
    expect(versions).toEqual(["1.4.0", "1.4.0"]);
    expect(codes).toHaveLength(1);
  });

  it("strictVersion of a singleton: an unsuitable version is refused", async () => {
    const strict = { singleton: true, strictVersion: true };
    expect(await alone(strict)).toMatchObject({ singleton: true, strict: true });
    world = await buildWorld(bundler, { host: host({ singleton: true }), lib: lib(strict) });
    const { runtime, diagnostics } = openPage(world);
    await expect(runtime.import("host/app")).rejects.toMatchObject({ code: expect.stringMatching(/^NACRE_/) });
    expect(diagnostics).toHaveLength(1);
  });

  it("strictVersion: false", async () => {
    expect((await alone({ strictVersion: false })).strict).toBeUndefined();
  });

  it("import: false gives nothing, takes any copy where none suits, and fails where there is none", async () => {
    const consume = await alone({ import: false });
    expect(consume.fallback).toBeUndefined();
    expect(consume.strict).toBeUndefined();
    expect(world!.manifests["lib"]!.provides).toEqual({});
    await expect(openPage(world!, "lib").runtime.import("lib/it")).rejects.toMatchObject({
      code: expect.stringMatching(/^NACRE_/),
    });
    const { versions } = await together(host({}), lib({ import: false }));
    expect(versions).toEqual(["1.4.0", "1.4.0"]);
  });

  it("import: false with strictVersion takes no copy that does not suit", async () => {
    expect(await alone({ import: false, strictVersion: true })).toMatchObject({ strict: true });
    world = await buildWorld(bundler, { host: host({}), lib: lib({ import: false, strictVersion: true }) });
    await expect(openPage(world).runtime.import("host/app")).rejects.toMatchObject({
      code: expect.stringMatching(/^NACRE_/),
    });
  });

  it("requiredVersion: false takes any version", async () => {
    const consume = await alone({ requiredVersion: false });
    expect(consume).toMatchObject({ range: false });
    expect(consume.match).toBeUndefined();
    expect(await together(host({}), lib({ requiredVersion: false }))).toEqual({
      versions: ["1.4.0", "1.4.0"],
      codes: [],
    });
  });

  it("requiredVersion: a range stands above package.json", async () => {
    const consume = await alone({ requiredVersion: "1 || 2" });
    expect(consume).toMatchObject({ range: "1 || 2" });
    expect(consume.match).toHaveLength(2);
    expect(await together(host({}), lib({ requiredVersion: "1 || 2" }))).toEqual({
      versions: ["1.4.0", "1.4.0"],
      codes: [],
    });
  });

  it("version is what the copy is offered as", async () => {
    await alone({ version: "7.0.0" });
    expect(world!.manifests["lib"]!.provides["dep"]).toMatchObject([{ version: "7.0.0" }]);
    expect(await together(host({ version: "2.3.0" }), lib({}))).toMatchObject({ versions: ["1.4.0", "1.4.0"] });
  });

  it("version: false offers an unknown version, which suits only who takes any", async () => {
    await alone({ version: false });
    expect(world!.manifests["lib"]!.provides["dep"]).toMatchObject([{ version: "0" }]);
    const any = lib({ requiredVersion: false });
    expect(await together(host({ version: false }), any)).toMatchObject({ versions: ["1.4.0", "1.4.0"] });
    expect(await together(host({ version: false }), lib({}))).toMatchObject({ versions: ["1.4.0", "2.0.0"] });
  });

  it("eager changes nothing: the copy is a file of the plan and comes in the same wave", async () => {
    world = await buildWorld(bundler, { host: host({ eager: true }), lib: lib({ eager: true }, "1.2.0", "^1.0.0") });
    const { host: manifest } = world.manifests;
    expect(manifest!.provides["dep"]![0]!.chunks).not.toEqual([]);
    const page = openPage(world);
    const loading = page.runtime.load("host/app");
    const requested = [...page.requested];
    await loading;
    expect(page.requested).toEqual(requested);
    expect(await page.runtime.import("host/app")).toMatchObject({
      dep: { version: "1.4.0" },
      other: { version: "1.4.0" },
    });
  });

  it("import and shareKey: another module stands in for the request, under another name", async () => {
    const files = { "src/vendor.js": 'export const version = "vendored";' };
    world = await buildWorld(bundler, {
      lib: lib({ import: "./src/vendor.js", shareKey: "vendored", version: "2.1.0" }, "2.0.0", "^2.0.0", files),
    });
    const { lib: manifest } = world.manifests;
    expect(manifest!.provides).toMatchObject({ vendored: [{ version: "2.1.0" }] });
    expect(Object.values(manifest!.consumes)).toMatchObject([{ key: "vendored", range: "^2.0.0" }]);
    expect(await openPage(world, "lib").runtime.import("lib/it")).toMatchObject({ dep: { version: "vendored" } });
  });

  it("packageName: whose range it is where the request is a file", async () => {
    const project = lib({}, "2.0.0", "^2.0.0", {
      "src/it.js": 'export * from "./vendor";',
      "src/vendor.js": "export default 1;",
    });
    const shared = { "./src/vendor.js": { packageName: "dep", shareKey: "dep", version: "2.2.0" } };
    world = await buildWorld(bundler, { lib: { ...project, plugin: { ...project.plugin, shared } } });
    expect(Object.values(world.manifests["lib"]!.consumes)).toMatchObject([{ key: "dep", range: "^2.0.0" }]);
  });

  it("requests of one share key keep their own settings", async () => {
    const project: Project = {
      files: {
        ...install("node_modules/dep", "1.4.0"),
        ...install("node_modules/dep-next", "2.0.0", { name: "dep" }),
        "src/it.js": 'export * as dep from "dep"; export * as next from "dep-next";',
      },
      dependencies: { dep: "^1.0.0", "dep-next": "npm:dep@^2.0.0" },
      plugin: {
        exposes: { "./it": "./src/it.js" },
        shared: { dep: { strictVersion: false }, "dep-next": { shareKey: "dep" } },
      },
    };
    world = await buildWorld(bundler, { lib: project });
    const uses = Object.values(world.manifests["lib"]!.consumes).map(({ range, strict = false }) => ({
      range,
      strict,
    }));
    expect(uses.toSorted((a, b) => String(a.range).localeCompare(String(b.range)))).toEqual([
      { range: "^1.0.0", strict: false },
      { range: "^2.0.0", strict: true },
    ]);
    expect(await openPage(world, "lib").runtime.import("lib/it")).toMatchObject({
      dep: { version: "1.4.0" },
      next: { version: "2.0.0" },
    });
  });
});
