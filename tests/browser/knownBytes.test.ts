import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve, type NacreServer } from "@nacre/cli";
import type { FileInfo, Manifest } from "@nacre/contract";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildWorld, type Project, type World } from "../../packages/webpack/test/harness/buildWorld.ts";
import { openPage } from "./harness/openPage.ts";

const shell: Project = {
  files: {
    "src/index.html": `<!doctype html><html><head><title>Known</title><link rel="icon" href="data:,"><!--nacre--></head></html>`,
    "src/main.js": `
      const script = (url) => document.head.append(Object.assign(document.createElement("script"), { src: url }));
      const answerOf = (worker) => new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = (event) => { event.preventDefault(); reject(Error(event.message)); };
      });
      globalThis.page = {
        widget: async () => (await import("lib/Widget")).name,
        lazy: async () => (await import("lib/Widget")).lazy(),
        add: async () => (await import("lib/Add")).default,
        worker: async () => answerOf((await import("lib/Widget")).start()),
        script,
        evaluate: () => (0, eval)("1"),
        makeFunction: () => new Function("return 1")(),
        policy: () => trustedTypes.createPolicy("nacre", { createScriptURL: (url) => url }).createScriptURL("/x.js"),
        otherPolicy: () => trustedTypes.createPolicy("other", { createScriptURL: (url) => url }).createScriptURL("/x.js"),
        importUnplanned: (url) => import(/* webpackIgnore: true */ url),
        runWorker: (url) => void new Worker(url),
      };`,
  },
  plugin: { html: "./src/index.html", remotes: ["lib"] },
  config: { entry: "./src/main.js" },
};

const lib: Project = {
  files: {
    "src/Widget.js": `
      import "./widget.css";
      export const name = "widget";
      export const lazy = async () => (await import("./lazy.js")).default;
      export const start = () => new Worker(new URL("./work.js", import.meta.url));`,
    "src/widget.css": "html { color: rgb(1, 2, 3); }",
    "src/lazy.js": 'export default "lazy";',
    "src/Add.js": 'import { add } from "./add.wasm"; export default add(1, 2);',
    "src/work.js": 'postMessage("work");',
    // (module (func (export "add") (param i32 i32) (result i32) local.get 0 local.get 1 i32.add))
    "src/add.wasm":
      "\0asm\x01\0\0\0\x01\x07\x01\x60\x02\x7f\x7f\x01\x7f\x03\x02\x01\0\x07\x07\x01\x03add\0\0\x0a\x09\x01\x07\0\x20\0\x20\x01\x6a\x0b",
  },
  plugin: { exposes: { "./Widget": "./src/Widget.js", "./Add": "./src/Add.js" } },
  config: { experiments: { asyncWebAssembly: true, css: true } },
};

const asModules: Project["config"] = {
  target: ["web", "es2022"],
  output: { module: true, chunkFormat: "module", chunkLoading: "import" },
};

/** What the page can be asked to do, each by the code of its own build. */
type Action = "widget" | "lazy" | "add" | "worker";
type Attack = "script" | "evaluate" | "makeFunction" | "policy" | "otherPolicy" | "importUnplanned" | "runWorker";

/** What it gives, or the name of what it throws. From a task of the page: tools may evaluate what a page may not. */
function act(page: Page, name: Action | Attack, url?: string): Promise<unknown> {
  return page.evaluate(
    ([wanted, address]) =>
      new Promise((resolve) => {
        const { page: actions } = globalThis as unknown as { page: Record<string, (url?: string) => unknown> };
        setTimeout(() => {
          // oxlint-disable-next-line require-await -- what is thrown is a rejection too
          (async () => actions[wanted!]!(address))().then(resolve, (error: unknown) =>
            resolve({ threw: [error, (error as Error).cause ?? ""].join(" because ") }),
          );
        });
      }),
    [name, url],
  );
}

/** A build of which one module imports another one statically, as bundlers write it where they share code between chunks. */
async function nest(folder: string): Promise<void> {
  const manifest = JSON.parse(await readFile(join(folder, "nacre.json"), "utf8")) as Manifest;
  const [file] = manifest.chunks[manifest.exposes["./Widget"]!.chunks[0]!]!.files.filter((each) =>
    /\.m?js$/.test(each),
  );
  const texts = { [file!]: `import "./nested.mjs";${await readFile(join(folder, file!), "utf8")}`, "nested.mjs": "0;" };
  for (const [name, text] of Object.entries(texts)) {
    await writeFile(join(folder, name), text);
    const integrity = `sha384-${createHash("sha384").update(text).digest("base64")}`;
    manifest.files[name] = { type: "script", size: Buffer.byteLength(text), integrity } satisfies FileInfo;
  }
  manifest.chunks["nested"] = { files: ["nested.mjs"] };
  await writeFile(join(folder, "nacre.json"), JSON.stringify(manifest));
}

/** Code that tells of itself wherever it runs. */
const evil = 'globalThis.tampered = true; globalThis.document || postMessage("tampered");';

const refused = [/digest/, /integrity/i, /Failed to load/, /NACRE_RUNTIME/];

describe.each<[string, Project["config"]]>([
  ["scripts", {}],
  ["ES modules", asModules],
])("builds as %s, under a content security policy, Trusted Types and Integrity-Policy", (format, config) => {
  let world: World;
  let server: NacreServer;
  let store: string;
  beforeAll(async () => {
    store = await mkdtemp(join(tmpdir(), "nacre-known-"));
    const libConfig = { ...lib.config, ...config };
    world = await buildWorld("webpack", { shell, lib: { ...lib, config: libConfig } });
    if (format === "ES modules") await nest(join(world.folder, "lib/dist"));
    const folders = ["shell", "lib"].map((name) => join(world.folder, name, "dist"));
    server = await serve({ folders, port: 0, store, csp: true, deadline: 4000 });
  });
  afterAll(async () => {
    await server.close();
    await world.remove();
    await rm(store, { recursive: true });
  });

  const open = async (expected: readonly RegExp[] = []): Promise<Page> => {
    const page = await openPage(server.url, { expected });
    await page.waitForFunction(() => "page" in globalThis);
    return page;
  };
  const manifest = (): Manifest => world.manifests["lib"]!;
  const filesOf = (chunks: readonly string[]): string[] => chunks.flatMap((id) => manifest().chunks[id]!.files);
  const ofWidget = (): string[] => filesOf(manifest().exposes["./Widget"]!.chunks);
  const lazyFile = (): string => {
    const widget = manifest().exposes["./Widget"]!.chunks;
    return filesOf(widget.flatMap((id) => (manifest().chunks[id]!.lazy ?? []).flat())).find(isCode)!;
  };
  const isCode = (file: string): boolean => /\.m?js$/.test(file);
  const layers: [string, Action, unknown, () => string][] = [
    ["an entry", "widget", "widget", () => manifest().entry[0]!],
    ["a chunk", "widget", "widget", () => ofWidget().find(isCode)!],
    ["a lazy chunk", "lazy", "lazy", lazyFile],
    ["wasm", "add", 3, () => Object.keys(manifest().files).find((file) => file.endsWith(".wasm"))!],
    ...(format === "scripts"
      ? ([
          ["a worker's runtime", "worker", "work", () => "nacre-worker.js"],
          ["a worker's own file", "worker", "work", () => filesOf(Object.values(manifest().workers!)[0]!.chunks)[0]!],
        ] satisfies [string, Action, unknown, () => string][])
      : []),
  ];

  /** From now on, other bytes come for a file. Gives the function that ends this, and says how often they were sent. */
  async function tamper(
    page: Page,
    file: string,
    change: (bytes: Buffer) => string | Buffer,
  ): Promise<() => Promise<number>> {
    let requests = 0;
    const fits = (url: URL): boolean => url.pathname.endsWith(`/${file}`);
    await page.context().route(fits, async (route) => {
      requests++;
      const response = await route.fetch();
      await route.fulfill({ response, body: change(await response.body()) });
    });
    return async () => {
      await page.context().unroute(fits);
      return requests;
    };
  }

  const isTampered = (page: Page): Promise<unknown> =>
    page.evaluate(() => (globalThis as { tampered?: boolean }).tampered);
  const colourOf = (page: Page): Promise<string> =>
    page.evaluate(() => getComputedStyle(document.documentElement).color);

  it.each(layers)(
    "bytes of %s that are not the planned ones are not executed, and the planned ones are",
    async (_, action, good, file) => {
      const page = await open(refused);
      // Both begin or end well: only the hash can tell.
      const stop = await tamper(page, file(), (bytes) =>
        file().endsWith(".wasm") ? Buffer.concat([bytes, Buffer.from([0, 1, 0])]) : evil + bytes.toString(),
      );
      expect(await act(page, action)).toEqual({ threw: expect.stringMatching(/NACRE_RUNTIME_/) });
      expect(await stop()).toBeGreaterThan(0);
      expect(await isTampered(page)).toBeUndefined();
      expect(await act(page, action)).toBe(good);
    },
  );

  it("a style that is not the planned one does not apply", async () => {
    const file = ofWidget().find((each) => each.endsWith(".css"))!;
    const page = await open(refused);
    const before = await colourOf(page);
    const stop = await tamper(page, file, () => "html { color: rgb(9, 9, 9); }");
    await act(page, "widget");
    expect(await stop()).toBeGreaterThan(0);
    expect(await colourOf(page)).toBe(before);
    const fresh = await open();
    await act(fresh, "widget");
    expect(await colourOf(fresh)).toBe("rgb(1, 2, 3)");
  });

  it.runIf(format === "ES modules")("bytes of a module that another one imports are checked as well", async () => {
    const page = await open(refused);
    const stop = await tamper(page, "nested.mjs", () => evil);
    expect(await act(page, "widget")).toEqual({ threw: expect.stringMatching(/NACRE_RUNTIME_/) });
    expect(await stop()).toBeGreaterThan(0);
    expect(await isTampered(page)).toBeUndefined();
    const fresh = await open();
    expect(await act(fresh, "widget")).toBe("widget");
  });

  it.each<[Attack, RegExp]>([
    ["script", /TypeError.*TrustedScriptURL/],
    ["runWorker", /TypeError.*TrustedScriptURL/],
    ["evaluate", /EvalError/],
    ["makeFunction", /EvalError/],
    ["policy", /TypeError.*policy/i],
    ["otherPolicy", /TypeError.*policy/i],
    ["importUnplanned", /TypeError/],
  ])("page code that tries %s with what nobody planned is refused", async (attack, message) => {
    const page = await open([
      /Violation of|Integrity violation|Trusted|Content Security Policy|Integrity-Policy|Failed to load|blocked/i,
    ]);
    expect(await act(page, attack, `${server.url}/robots.js?x`)).toEqual({ threw: expect.stringMatching(message) });
  });
});
