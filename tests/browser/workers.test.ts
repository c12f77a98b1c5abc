import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { serve as listenOn, type ServerType } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { serve, type NacreServer } from "@nacre/cli";
import { select } from "@nacre/plan";
import { Hono } from "hono";
import { cors } from "hono/cors";
import type { Page, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import webpack from "webpack";
import { buildWorld, type Bundler, type Project, type World } from "../../packages/webpack/test/harness/buildWorld.ts";
import { openPage, type OpenOptions } from "./harness/openPage.ts";

/** A package that says its version and who installed it, and counts who asks. */
function install(name: string, version: string, owner: string): Record<string, string> {
  return {
    [`node_modules/${name}/package.json`]: JSON.stringify({ name, version, main: "index.js", sideEffects: false }),
    [`node_modules/${name}/index.js`]: `
      let count = 0;
      export const version = "${version} of ${owner}";
      export const ask = () => ++count;`,
  };
}

const html = `<!doctype html><html><head><title>Workers</title><link rel="icon" href="data:,"><!--nacre--></head></html>`;

const host: Project = {
  files: {
    "src/index.html": html,
    "src/main.js": `
      import * as dep from "dep";
      import { start, startBroken, startShared, startNested, add } from "lib/Widget";
      dep.ask();
      const own = () => new Worker(new URL("./own.js", import.meta.url));
      const answer = (worker) => new Promise((resolve, reject) => {
        const port = worker.port ?? worker;
        port.onmessage = ({ data }) => resolve(data);
        worker.onerror = (event) => { event.preventDefault(); reject(Error(event.message)); };
        port.postMessage("at once");
      });
      Object.assign(globalThis, { workers: { own, start, startBroken, startShared, startNested }, answer, add });`,
    "src/own.js": `
      import name from "lib/Name";
      import { version } from "dep";
      onmessage = ({ data }) => postMessage({ data, name, dep: version });`,
    ...install("dep", "1.0.0", "host"),
  },
  dependencies: { dep: "^1.0.0" },
  plugin: { html: "./src/index.html", remotes: ["lib"], shared: ["dep"] },
  config: { entry: "./src/main.js" },
};

const lib: Project = {
  files: {
    "src/Widget.js": `
      export { add } from "./add.wasm";
      export const start = () => new Worker(new URL("./work.js", import.meta.url), { name: "work" });
      export const startBroken = () => new Worker(new URL("./broken.js", import.meta.url));
      export const startNested = () => new Worker(new URL("./outer.js", import.meta.url));
      export const startShared = () => new SharedWorker(new URL("./shared.js", import.meta.url));`,
    "src/Name.js": 'import { version } from "other"; export default "lib with other " + version;',
    "src/work.js": `
      import * as dep from "dep";
      import { version as other } from "other";
      import { name } from "deep/Name";
      import picture from "./picture.svg";
      self.onmessage = async ({ data }) => {
        const lazy = await import("./lazy.js");
        const later = await import("deep/Later");
        postMessage({
          data, name: self.name, dep: dep.version, other, remote: name, picture,
          asks: dep.ask(), lazy: lazy.asks, later: later.default,
        });
      };`,
    "src/lazy.js": 'import { ask } from "dep"; export const asks = ask();',
    "src/picture.svg": "<svg/>",
    "src/broken.js": 'import { broken } from "deep/Broken"; broken();',
    "src/outer.js": `
      import { version } from "dep";
      import { add } from "./add.wasm";
      const inner = new Worker(new URL("./inner.js", import.meta.url));
      inner.onmessage = ({ data }) => postMessage({ outer: version, sum: add(20, 22), ...data });
      onmessage = ({ data }) => inner.postMessage(data);`,
    "src/inner.js": 'import { name } from "deep/Name"; onmessage = ({ data }) => postMessage({ inner: name, data });',
    "src/shared.js": `
      import { version } from "dep";
      onconnect = ({ ports: [port] }) => { port.onmessage = ({ data }) => port.postMessage({ data, dep: version }); };`,
    // (module (func (export "add") (param i32 i32) (result i32) local.get 0 local.get 1 i32.add))
    "src/add.wasm":
      "\0asm\x01\0\0\0\x01\x07\x01\x60\x02\x7f\x7f\x01\x7f\x03\x02\x01\0\x07\x07\x01\x03add\0\0\x0a\x09\x01\x07\0\x20\0\x20\x01\x6a\x0b",
    ...install("dep", "1.5.0", "lib"),
    ...install("other", "2.0.0", "lib"),
  },
  dependencies: { dep: "^1.0.0", other: "^2.0.0" },
  plugin: {
    exposes: { "./Widget": "./src/Widget.js", "./Name": "./src/Name.js" },
    remotes: ["deep"],
    shared: ["dep", "other"],
  },
  config: {
    module: { rules: [{ test: /\.svg$/, type: "asset/resource" }] },
    experiments: { asyncWebAssembly: true },
  },
};

const deep: Project = {
  files: {
    "src/Name.js": 'import { version } from "dep"; export const name = "deep with dep " + version;',
    "src/Later.js": 'import { ask } from "dep"; export default "later with ask " + ask();',
    "src/Broken.js": 'export const broken = () => { throw new TypeError("broken in deep"); };',
    ...install("dep", "1.9.0", "deep"),
  },
  dependencies: { dep: "^1.0.0" },
  plugin: {
    exposes: { "./Name": "./src/Name.js", "./Later": "./src/Later.js", "./Broken": "./src/Broken.js" },
    shared: ["dep"],
  },
};

type Change = (project: Project) => Project;
const configure =
  (config: Project["config"]): Change =>
  (project) => ({ ...project, config: { ...project.config, ...config } });
const asScripts = configure({});
/** Shared modules of the bundler's own kind, between workers and everything else. */
const split = configure({ optimization: { splitChunks: { chunks: "all", minSize: 0 } } });
const asModules = configure({
  target: ["web", "es2022"],
  output: { module: true, chunkFormat: "module", chunkLoading: "import", workerChunkLoading: "import" },
});

const situations: [string, Bundler, "one" | "separate", Change][] = [
  ["webpack, one origin", "webpack", "one", asScripts],
  ["webpack, separate origins, split chunks", "webpack", "separate", split],
  ["Rspack, one origin, split chunks", "rspack", "one", split],
  ["Rspack, separate origins", "rspack", "separate", asScripts],
  ["Rspack, separate origins, ES modules, split chunks", "rspack", "separate", (project) => split(asModules(project))],
];

interface Global {
  workers: Record<string, () => Worker>;
  answer(worker: Worker): Promise<unknown>;
  add(a: number, b: number): number;
}

const anyOrigin = { "access-control-allow-origin": "*" };

/** Starts a worker, posts a message to it at once, and gives the first one that it posts. */
function ask(page: Page, worker: string): Promise<unknown> {
  return page.evaluate((name) => {
    const { workers, answer } = globalThis as unknown as Global;
    return answer(workers[name]!());
  }, worker);
}

describe.each(situations)("workers in builds of %s", (_, bundler, origins, change) => {
  let world: World;
  let server: NacreServer;
  let store: string;
  const requested: string[] = [];
  beforeAll(async () => {
    const parent = join(import.meta.dirname, ".tmp");
    await mkdir(parent, { recursive: true });
    store = await mkdtemp(join(parent, "workers-"));
    world = await buildWorld(bundler, { host: change(host), lib: change(lib), deep: change(deep) });
    server = await serve({
      folders: ["host", "lib", "deep"].map((name) => join(world.folder, name, "dist")),
      port: 0,
      origins,
      csp: true,
      store,
      onRequest: ({ url }) => requested.push(url),
    });
  });
  afterAll(async () => {
    await server.close();
    await world.remove();
    await rm(store, { recursive: true });
  });

  const open = async (options?: OpenOptions): Promise<Page> => {
    requested.length = 0;
    const page = await openPage(server.url, options);
    await page.waitForFunction(() => "workers" in globalThis);
    return page;
  };
  const baseOf = (name: string): string =>
    new URL(server.snapshot.builds[server.snapshot.names[name]!]!.base, server.url).href;
  /** Files that were requested of workers' builds, the script that starts workers included. */
  const requestedTwice = (): string[] => requested.filter((url, index) => requested.indexOf(url) !== index);

  it("use the planned copies, in instances of their own, and what they import at once and later", async () => {
    expect(await ask(await open(), "start")).toEqual({
      data: "at once",
      name: "work",
      dep: "1.0.0 of host",
      other: "2.0.0 of lib",
      remote: "deep with dep 1.0.0 of host",
      picture: expect.stringMatching(new RegExp(`^${baseOf("lib")}[\\w.]+\\.svg$`)),
      lazy: 1,
      later: "later with ask 2",
      asks: 3,
    });
    expect(requestedTwice()).toEqual([]);
  });

  it("of the application import remotes", async () => {
    expect(await ask(await open(), "own")).toEqual({
      data: "at once",
      name: "lib with other 2.0.0 of lib",
      dep: "1.0.0 of host",
    });
  });

  it("start workers, and import wasm", async () => {
    expect(await ask(await open(), "startNested")).toEqual({
      data: "at once",
      outer: "1.0.0 of host",
      sum: 42,
      inner: "deep with dep 1.0.0 of host",
    });
    expect(requestedTwice()).toEqual([]);
  });

  it("can be shared", async () => {
    expect(await ask(await open(), "startShared")).toEqual({ data: "at once", dep: "1.0.0 of host" });
  });

  it("give an error event for what is thrown while they start", async () => {
    await expect(ask(await open(), "startBroken")).rejects.toThrow("TypeError: broken in deep");
  });

  it.each(["nacre-worker.js", "/work.", "deep/"])(
    "give an error event that names the file when %s is missing, then heal",
    async (part) => {
      const page = await open({ expected: [/Failed to load resource|CORS policy/] });
      const missing = (url: URL): boolean => url.href.includes(part);
      await page.context().route(missing, (route) => route.abort());
      await expect(ask(page, "start")).rejects.toThrow(new RegExp(`NACRE_RUNTIME_FILE_FAILED.*${part}`));
      await page.context().unroute(missing);
      expect(await ask(page, "start")).toMatchObject({ remote: "deep with dep 1.0.0 of host" });
    },
  );

  it.each<[string, (route: Route) => Promise<void>]>([
    ["nothing comes", (route) => route.abort()],
    ["a status", (route) => route.fulfill({ status: 503, headers: anyOrigin })],
    ["other bytes", (route) => route.fulfill({ status: 200, headers: anyOrigin, body: "postMessage('other');" })],
  ])("start when their script comes at the second time: %s", async (_fault, fail) => {
    const page = await open({ expected: [/Failed to load resource|CORS policy|integrity/] });
    let failures = 0;
    await page.context().route(/nacre-worker/, (route) => (failures++ === 0 ? fail(route) : route.continue()));
    expect(await ask(page, "start")).toMatchObject({ remote: "deep with dep 1.0.0 of host" });
    expect(failures).toBe(2);
    expect(requested.filter((url) => url.includes("nacre-worker"))).toHaveLength(1);
  });

  it("wasm of an exposed module works on the page, and is requested once, together with the rest", async () => {
    const page = await open();
    expect(await page.evaluate(() => (globalThis as unknown as Global).add(1, 2))).toBe(3);
    const files = requested.filter((url) => url.startsWith(baseOf("lib")));
    expect(files.filter((url) => url.endsWith(".wasm"))).toHaveLength(1);
    const planned = select(server.snapshot, ["lib/Widget"]).files.filter(
      ({ build }) => build === server.snapshot.names["lib"],
    );
    expect(files.toSorted()).toEqual(planned.map(({ file }) => baseOf("lib") + file).toSorted());
  });
});

describe.each<Bundler>(["webpack", "rspack"])("a worker of a container of %s in a host of plain webpack", (bundler) => {
  it("starts from another origin, and uses the container's own copies", async () => {
    const world = await buildWorld(bundler, {
      ui: {
        files: {
          "src/start.js": 'export default () => new Worker(new URL("./work.js", import.meta.url));',
          "src/work.js": `
            import { version } from "dep";
            onmessage = async ({ data }) => postMessage({ data, dep: version, lazy: (await import("./lazy.js")).default });`,
          "src/lazy.js": 'export default "lazy of ui";',
          ...install("dep", "1.5.0", "ui"),
        },
        dependencies: { dep: "^1.0.0" },
        plugin: { exposes: { "./start": "./src/start.js" }, shared: ["dep"], remoteEntry: true },
      },
    });
    await using files = await listen(new Hono().use(cors()).use(serveStatic({ root: join(world.folder, "ui/dist") })));
    const context = join(world.folder, "plain");
    await mkdir(join(context, "src"), { recursive: true });
    await writeFile(
      join(context, "src/index.js"),
      'import("ui/start").then(({ default: start }) => Object.assign(globalThis, { start }));',
    );
    await buildPlain(context, { ui: `ui@${files.url}/remoteEntry.js` });
    const app = new Hono().get("/", (c) =>
      c.html(`<link rel="icon" href="data:,"><script src="/dist/main.js"></script>`),
    );
    await using host = await listen(app.use(serveStatic({ root: context })));
    const page = await openPage(host.url);
    await page.waitForFunction(() => "start" in globalThis);
    const answer = await page.evaluate(() => {
      const worker = (globalThis as unknown as { start(): Worker }).start();
      return new Promise((resolve, reject) => {
        worker.addEventListener("message", ({ data }) => resolve(data));
        worker.addEventListener("error", ({ message }) => reject(new Error(message)));
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
        worker.postMessage("at once");
      });
    });
    expect(answer).toEqual({ data: "at once", dep: "1.5.0 of ui", lazy: "lazy of ui" });
    await world.remove();
  });
});

async function listen({ fetch }: Hono): Promise<AsyncDisposable & { url: string }> {
  const server = await new Promise<ServerType>((resolve) => {
    const made = listenOn({ fetch, port: 0 }, () => resolve(made));
  });
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // Chromium opens connections ahead, which no request ever ends.
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}

/** A host without Nacre. */
function buildPlain(context: string, remotes: Record<string, string>): Promise<void> {
  const plugin = new webpack.container.ModuleFederationPlugin({ name: "plain", remotes });
  const output = { path: join(context, "dist") };
  return new Promise((resolve, reject) => {
    webpack({ mode: "production", context, output, plugins: [plugin] }, (failure, stats) =>
      failure || stats?.hasErrors() ? reject(failure ?? new Error(stats?.toString())) : resolve(),
    );
  });
}
