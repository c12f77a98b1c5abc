import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { serve as listen, type ServerType } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { serve } from "@nacre/cli";
import type { Manifest } from "@nacre/contract";
import { rspack } from "@rspack/core";
import { Hono } from "hono";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import webpack, { type Configuration } from "webpack";
import { buildWorld } from "../../packages/webpack/test/harness/buildWorld.ts";

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await chromium.connect(inject("browser"));
  const parent = join(import.meta.dirname, ".tmp");
  await mkdir(parent, { recursive: true });
  folder = await mkdtemp(join(parent, "foreign-"));
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

/** A package in a project's node_modules that says its version and who installed it. */
function install(name: string, version: string, owner: string): Record<string, string> {
  return {
    [`node_modules/${name}/package.json`]: JSON.stringify({ name, version, main: "index.js" }),
    [`node_modules/${name}/index.js`]: `export const version = "${version} of ${owner}";`,
  };
}

async function write(context: string, files: Record<string, string>): Promise<void> {
  for (const [file, content] of Object.entries(files)) {
    await mkdir(dirname(join(context, file)), { recursive: true });
    await writeFile(join(context, file), content);
  }
}

/** A build without Nacre. */
function buildPlain(run: typeof webpack, config: Configuration): Promise<void> {
  return new Promise((resolve, reject) => {
    run(config, (failure, stats) =>
      failure || stats?.hasErrors() ? reject(failure ?? new Error(stats?.toString())) : resolve(),
    );
  });
}

/** What a container that Nacre did not build is, written by hand. */
async function writeForeignManifest(name: string, dist: string): Promise<void> {
  const files: Manifest["files"] = {};
  for (const file of await readdir(dist)) {
    const bytes = await readFile(join(dist, file));
    files[file] = {
      type: "script",
      size: bytes.length,
      integrity: `sha384-${createHash("sha384").update(bytes).digest("base64")}`,
    };
  }
  const nothing = { exposes: {}, chunks: {}, consumes: {}, remotes: {}, provides: {} };
  const manifest: Manifest = {
    schema: 1,
    name,
    version: "1.0.0",
    format: "foreign",
    global: name,
    entry: ["remoteEntry.js"],
    ...nothing,
    files,
  };
  await writeFile(join(dist, "nacre.json"), JSON.stringify(manifest));
}

async function open(url: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(url);
  return page;
}

const html = "<!doctype html><html><head><title>Foreign</title><!--nacre--></head><body></body></html>";

describe.each(["webpack", "rspack"] as const)("a container of plain %s in a Nacre host", (bundler) => {
  it("gets the host's copy where the major version is that of its own, and keeps its own elsewhere", async () => {
    const context = join(folder, bundler, "legacy");
    await write(context, {
      "package.json": JSON.stringify({
        name: "legacy",
        version: "1.0.0",
        dependencies: { dep: "^1.0.0", other: "^2.0.0" },
      }),
      "src/Widget.js":
        'import { version as dep } from "dep"; import { version as other } from "other"; export default { dep, other };',
      ...install("dep", "1.5.0", "legacy"),
      ...install("other", "2.0.0", "legacy"),
    });
    const tools = (bundler === "webpack" ? webpack : rspack) as typeof webpack;
    const { container } = tools as unknown as typeof webpack & {
      container: { ModuleFederationPluginV1?: typeof webpack.container.ModuleFederationPlugin };
    };
    const Federation = container.ModuleFederationPluginV1 ?? container.ModuleFederationPlugin;
    await buildPlain(tools, {
      mode: "production",
      context,
      entry: {},
      output: { path: join(context, "dist"), publicPath: "auto", uniqueName: "legacy" },
      plugins: [
        new Federation({
          name: "legacy",
          filename: "remoteEntry.js",
          exposes: { "./Widget": "./src/Widget.js" },
          shared: ["dep", "other"],
        }),
      ],
    });
    await writeForeignManifest("legacy", join(context, "dist"));
    const world = await buildWorld(bundler, {
      host: {
        files: {
          "src/index.html": html,
          "src/main.js":
            'import widget from "legacy/Widget"; import { version } from "dep"; document.body.textContent = JSON.stringify({ own: version, ...widget });',
          ...install("dep", "1.0.0", "host"),
        },
        dependencies: { dep: "^1.0.0" },
        plugin: { html: "./src/index.html", remotes: ["legacy"], shared: ["dep"] },
        config: { entry: "./src/main.js" },
      },
    });
    const server = await serve({
      folders: [join(world.folder, "host/dist"), join(context, "dist")],
      port: 0,
      store: join(folder, bundler, "store"),
    });
    try {
      const page = await open(server.url);
      await page.waitForFunction(() => document.body.textContent);
      expect(JSON.parse((await page.textContent("body")) ?? "")).toEqual({
        own: "1.0.0 of host",
        dep: "1.0.0 of host",
        other: "2.0.0 of legacy",
      });
      await page.close();
    } finally {
      await server.close();
      await world.remove();
    }
  });
});

describe.each(["webpack", "rspack"] as const)("a Nacre container of %s in a host of plain webpack", (bundler) => {
  let server: ServerType;
  afterAll(() => server.close());

  it("uses the host's copy where it satisfies, else its own, and loads its own lazy chunks", async () => {
    const world = await buildWorld(bundler, {
      ui: {
        files: {
          "src/Widget.js": `
            import { version as dep } from "dep"; import { version as other } from "other";
            export default { dep, other, lazy: () => import("./lazy.js").then((each) => each.default) };`,
          "src/lazy.js": 'export default "lazy of ui";',
          ...install("dep", "1.5.0", "ui"),
          ...install("other", "2.0.0", "ui"),
        },
        dependencies: { dep: "^1.0.0", other: "^2.0.0" },
        plugin: { exposes: { "./Widget": "./src/Widget.js" }, shared: ["dep", "other"], remoteEntry: true },
      },
    });
    const context = join(world.folder, "plain");
    await write(context, {
      "package.json": JSON.stringify({
        name: "plain",
        version: "1.0.0",
        dependencies: { dep: "^1.0.0", other: "^1.0.0" },
      }),
      "src/index.js": 'import("./main.js");',
      "src/main.js": `
        import widget from "ui/Widget"; import { version as dep } from "dep"; import { version as other } from "other";
        widget.lazy().then((lazy) => { document.body.textContent = JSON.stringify({ host: [dep, other], ui: [widget.dep, widget.other], lazy }); });`,
      "dist/index.html": '<!doctype html><title>Plain</title><body><script src="main.js"></script>',
      ...install("dep", "1.2.0", "plain"),
      ...install("other", "1.0.0", "plain"),
    });
    await buildPlain(webpack, {
      mode: "production",
      context,
      output: { path: join(context, "dist") },
      plugins: [
        new webpack.container.ModuleFederationPlugin({
          name: "plain",
          remotes: { ui: "ui@/ui/dist/remoteEntry.js" },
          shared: ["dep", "other"],
        }),
      ],
    });
    const app = new Hono().use(serveStatic({ root: world.folder }));
    server = await new Promise<ServerType>((resolve) => {
      const made = listen({ fetch: app.fetch, port: 0 }, () => resolve(made));
    });
    const page = await open(`http://localhost:${(server.address() as AddressInfo).port}/plain/dist/index.html`);
    await page.waitForFunction(() => document.body.textContent?.includes("lazy"));
    expect(JSON.parse((await page.textContent("body")) ?? "")).toEqual({
      host: ["1.2.0 of plain", "1.0.0 of plain"],
      ui: ["1.2.0 of plain", "2.0.0 of ui"],
      lazy: "lazy of ui",
    });
    await page.close();
    await world.remove();
  });
});
