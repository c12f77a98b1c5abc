import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildWorld, type Bundler, type Project, type World } from "./harness/buildWorld.ts";
import { openPage } from "./harness/openPage.ts";

/** A package in a project's node_modules whose export is its own version, and who installed it. */
function install(name: string, version: string, owner: string): Record<string, string> {
  const folder = `node_modules/${name}`;
  return {
    [`${folder}/package.json`]: JSON.stringify({ name, version, main: "index.js", sideEffects: false }),
    [`${folder}/index.js`]: `export const version = "${version} of ${owner}"; export const instance = {};`,
  };
}

const app: Project = {
  files: {
    "src/main.js": `
      import { log } from "lib/log";
      log.push("main");
      export { default as Widget } from "lib/Widget";
      export { version as dep, instance } from "dep";
      export { version as single } from "single";
      export const lazy = () => import("./lazy.js");
      export const later = () => import("lib/Later");`,
    "src/lazy.js": `import { log } from "lib/log"; log.push("lazy"); export default "lazy of host";`,
    ...install("dep", "1.0.0", "host"),
    ...install("single", "1.1.0", "host"),
  },
  dependencies: { dep: "^1.0.0", single: "^1.0.0" },
  plugin: { remotes: ["lib"], shared: { dep: {}, single: { singleton: true } } },
  config: { entry: "./src/main.js" },
};

const lib: Project = {
  files: {
    "src/log.js": `export const log = [];`,
    "src/Widget.js": `
      import { log } from "./log.js";
      import { name } from "deep/Name";
      import { version, instance } from "dep";
      import { version as single } from "single";
      import picture from "./picture.svg";
      log.push("Widget");
      export default { name, dep: version, instance, single, picture, lazy: () => import("./lazy.js") };`,
    "src/Later.js": `export default "later of lib";`,
    "src/lazy.js": `export default "lazy of lib";`,
    "src/picture.svg": "<svg/>",
    ...install("dep", "1.5.0", "lib"),
    ...install("single", "1.9.0", "lib"),
  },
  dependencies: { dep: "^1.0.0", single: "^1.0.0" },
  plugin: {
    exposes: { "./Widget": "./src/Widget.js", "./log": "./src/log.js", "./Later": "./src/Later.js" },
    inlineExposes: 0,
    remotes: ["deep"],
    shared: { dep: {}, single: { singleton: true } },
  },
  config: { module: { rules: [{ test: /\.svg$/, type: "asset/resource" }] } },
};

const deep: Project = {
  files: {
    "src/Name.js": `
      import { log } from "lib/log";
      import { version } from "dep";
      log.push("Name");
      export const name = "deep with dep " + version;`,
    ...install("dep", "2.0.0", "deep"),
  },
  dependencies: { dep: "^2.0.0" },
  plugin: { exposes: { "./Name": "./src/Name.js" }, remotes: ["lib"], shared: ["dep"] },
};

interface App {
  Widget: {
    name: string;
    dep: string;
    instance: object;
    single: string;
    picture: string;
    lazy(): Promise<{ default: string }>;
  };
  dep: string;
  instance: object;
  single: string;
  lazy(): Promise<{ default: string }>;
  later(): Promise<{ default: string }>;
}

describe.each<Bundler>(["webpack", "rspack"])("three builds of %s", (bundler) => {
  let world: World;
  beforeAll(async () => {
    world = await buildWorld(bundler, { host: app, lib, deep });
  });
  afterAll(() => world.remove());

  const start = async (): Promise<{ app: App; page: ReturnType<typeof openPage> }> => {
    const page = openPage(world);
    return { page, app: (await page.runtime.import("host/app")) as App };
  };

  it("a manifest says what the build exposes, provides, consumes, and which files each needs", () => {
    const { host, lib } = world.manifests;
    expect(host).toMatchObject({ name: "host", version: "1.0.0", app: "./app" });
    expect(Object.keys(lib!.exposes).toSorted()).toEqual(["./Later", "./Widget", "./log"]);
    expect(lib!.provides["dep"]).toMatchObject([{ version: "1.5.0" }]);
    const match = [
      [
        [1, 1, 0, 0],
        [-2, 2, 0, 0, [0]],
      ],
    ];
    expect(Object.values(lib!.consumes).toSorted((a, b) => a.key.localeCompare(b.key))).toEqual([
      expect.objectContaining({ key: "dep", strict: true, match }),
      expect.objectContaining({ key: "single", singleton: true, match }),
    ]);
    for (const name of ["host", "lib", "deep"]) {
      const { files, chunks, entry } = world.manifests[name]!;
      for (const file of [...entry, ...Object.values(chunks).flatMap((chunk) => chunk.files)])
        expect(files[file]?.integrity).toMatch(/^sha384-/);
    }
  });

  it("evaluates modules in the order of one build, each once", async () => {
    const { page } = await start();
    const { log } = (await page.runtime.import("lib/log")) as { log: string[] };
    expect(log).toEqual(["Name", "Widget", "main"]);
  });

  it("gives every container the copies that the plan chose", async () => {
    const { app } = await start();
    expect(app.dep).toBe("1.0.0 of host");
    expect(app.Widget.dep).toBe("1.0.0 of host");
    expect(app.Widget.instance).toBe(app.instance);
    expect(app.Widget.single).toBe("1.1.0 of host");
    expect(app.Widget.name).toBe("deep with dep 2.0.0 of deep");
  });

  it("requests all files of a module at once, none twice, none unused", async () => {
    const page = openPage(world);
    const factory = page.runtime.load("host/app");
    const inFirstTurn = [...page.requested];
    await factory;
    expect(page.requested).toEqual(inFirstTurn);
    expect(new Set(page.requested).size).toBe(page.requested.length);
    await page.runtime.import("host/app");
    expect(page.requested).toEqual(inFirstTurn);
  });

  it("loads what import() asks for, local and remote, when it asks", async () => {
    const { app, page } = await start();
    const before = page.requested.length;
    expect((await app.lazy()).default).toBe("lazy of host");
    expect((await app.Widget.lazy()).default).toBe("lazy of lib");
    expect((await app.later()).default).toBe("later of lib");
    expect(page.requested.length).toBe(before + 3);
  });

  it("finds assets below the address of their own build", async () => {
    const { app } = await start();
    const build = world.builds.find((each) => each.manifest.name === "lib")!;
    expect(app.Widget.picture.startsWith(build.base)).toBe(true);
    expect(world.manifests["lib"]!.files[app.Widget.picture.slice(build.base.length)]?.type).toBe("asset");
  });

  it("a remote whose file fails names the file; the next import heals", async () => {
    const page = openPage(world);
    const file = world.manifests["deep"]!.entry[0]!;
    page.broken.add(file);
    await expect(page.runtime.import("host/app")).rejects.toMatchObject({
      code: "NACRE_RUNTIME_NOT_LOADED",
      details: { container: "deep" },
      cause: { code: "NACRE_RUNTIME_FILE_FAILED" },
    });
    page.broken.clear();
    const healed = (await page.runtime.import("host/app")) as App;
    expect(healed.Widget.name).toBe("deep with dep 2.0.0 of deep");
    expect(page.requested.filter((each) => each.endsWith(file))).toHaveLength(2);
  });

  it("an import() inside a build that failed heals on the next call", async () => {
    const { app, page } = await start();
    page.broken.add("lib/dist");
    await expect(app.later()).rejects.toMatchObject({ code: "NACRE_RUNTIME_NOT_LOADED" });
    page.broken.clear();
    expect((await app.later()).default).toBe("later of lib");
  });

  it("a change inside one module changes its chunk's file and no other, the entry included", async () => {
    const change = { ...lib.files, "src/Widget.js": lib.files["src/Widget.js"]!.replace("name,", "name: name + '!',") };
    const next = await buildWorld(bundler, { lib: { ...lib, files: change } });
    await next.remove();
    const { exposes, chunks, files } = world.manifests["lib"]!;
    const after = Object.keys(next.manifests["lib"]!.files);
    expect(Object.keys(files).filter((file) => !after.includes(file))).toEqual(
      chunks[exposes["./Widget"]!.chunks.at(-1)!]!.files,
    );
  });
});

describe.each<Bundler>(["webpack", "rspack"])("containers of %s that import each other", (bundler) => {
  it("see each other's live exports, also where a cycle comes back to a module in progress", async () => {
    const expose = (files: Record<string, string>, exposes: Record<string, string>, remotes: string[]): Project => ({
      files,
      plugin: { exposes, remotes },
    });
    const world = await buildWorld(bundler, {
      host: {
        files: { "src/main.js": 'export { name } from "c/First"; export { other } from "b/One";' },
        plugin: { remotes: ["b", "c"] },
        config: { entry: "./src/main.js" },
      },
      b: expose(
        {
          "src/One.js":
            'import { second } from "c/Second"; export default function one() { return "one"; } const seen = second(); export function other() { return seen; }',
        },
        { "./One": "./src/One.js" },
        ["c"],
      ),
      c: expose(
        {
          "src/First.js": 'import one from "b/One"; export const name = "first and " + one();',
          "src/Second.js": 'import one from "b/One"; export const second = () => typeof one + " " + one();',
        },
        { "./First": "./src/First.js", "./Second": "./src/Second.js" },
        ["b"],
      ),
    });
    const page = openPage(world);
    const app = (await page.runtime.import("host/app")) as { name: string; other(): string };
    expect([app.name, app.other()]).toEqual(["first and one", "function one"]);
    await world.remove();
  });

  it("enter a cycle from both sides at once and do not wait for each other", async () => {
    const world = await buildWorld(bundler, {
      host: {
        files: { "src/main.js": 'export const both = () => Promise.all([import("b/E"), import("c/E")]);' },
        plugin: { remotes: ["b", "c"] },
        config: { entry: "./src/main.js" },
      },
      b: {
        files: { "src/E.js": 'import * as c from "c/E"; export const name = "b"; export const peer = () => c.name;' },
        plugin: { exposes: { "./E": "./src/E.js" }, remotes: ["c"] },
      },
      c: {
        files: { "src/E.js": 'import * as b from "b/E"; export const name = "c"; export const peer = () => b.name;' },
        plugin: { exposes: { "./E": "./src/E.js" }, remotes: ["b"] },
      },
    });
    const { both } = (await openPage(world).runtime.import("host/app")) as {
      both(): Promise<{ name: string; peer(): string }[]>;
    };
    expect((await both()).map((each) => each.name + each.peer())).toEqual(["bc", "cb"]);
    await world.remove();
  });
});
