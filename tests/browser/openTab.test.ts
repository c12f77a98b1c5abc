import { join } from "node:path";
import { serve, type NacreServer, type ServeOptions } from "@nacre/cli";
import type { Snapshot } from "@nacre/contract";
import type { Runtime } from "@nacre/runtime";
import { createSigningKey } from "@nacre/runtime/signing";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildWorld, type Bundler, type Project, type World } from "../../packages/webpack/test/harness/buildWorld.ts";
import { emitAgain } from "./harness/emitAgain.ts";
import { openPage } from "./harness/openPage.ts";

const html = `<!doctype html><html><head><title>Shell</title><link rel="icon" href="data:,"><!--nacre--></head>
  <body><div id="root"></div></body></html>`;
const version = (k: number): string => `version-${String(k).padStart(2, "0")}`;
/** What every build has in each of its files, and what a deployment changes. */
const first = JSON.stringify(version(0));

/** Builds, served. A deployment emits them anew and serves them. */
class Served implements AsyncDisposable {
  readonly folders: string[];
  readonly worlds: World[];
  readonly requests: string[] = [];
  server!: NacreServer;
  #version = 0;

  constructor(worlds: World[]) {
    this.worlds = worlds;
    this.folders = worlds.flatMap(({ folder, manifests }) =>
      Object.keys(manifests).map((name) => join(folder, name, "dist")),
    );
  }

  async start(options: Partial<ServeOptions> = {}): Promise<void> {
    const store = join(this.worlds[0]!.folder, "store");
    const onRequest: ServeOptions["onRequest"] = ({ url }) => void this.requests.push(url);
    this.server = await serve({ folders: this.folders, port: 0, store, onRequest, ...options });
  }

  /** Deploys a new version of every build, one after the other. */
  async deploy(): Promise<void> {
    const before = version(this.#version);
    this.#version += 1;
    for (const folder of this.folders) {
      await emitAgain(folder, before, version(this.#version));
      await this.server.redeploy(folder);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server.close();
    await Promise.all(this.worlds.map((world) => world.remove()));
  }
}

describe("twenty deployments of every build under open tabs", () => {
  const pages = Array.from({ length: 20 }, (_, i) => i + 1);
  let served: Served;

  beforeAll(async () => {
    served = new Served([
      await buildWorld("webpack", { shell: listShell, catalog: manyPages("words") }),
      await buildWorld("rspack", { words: manyWords }),
    ]);
    await served.start();
  });
  afterAll(() => served[Symbol.asyncDispose]());

  const listShell: Project = {
    files: {
      "src/index.html": html,
      "src/main.js": `
        const version = ${first};
        document.body.dataset.shell = version;
        document.body.innerHTML += ${JSON.stringify(pages.map((k) => `<a href="/${k}">Page ${k}</a> `).join(""))} + "<p></p>";
        document.body.addEventListener("click", async (event) => {
          event.preventDefault();
          history.pushState(null, "", event.target.href);
          const { tell } = await globalThis[Symbol.for("nacre")].import("catalog/Page" + location.pathname.slice(1));
          document.querySelector("p").textContent = await tell();
        });
      `,
    },
    plugin: { html: "./src/index.html" },
    config: { entry: "./src/main.js" },
  };

  /** Each page imports a module of another build, and has a part of its own that it loads later. */
  function manyPages(words: string): Project {
    const page = (k: number): Record<string, string> => ({
      [`src/Page${k}.js`]: `
        import { word } from "${words}/Word${k}";
        export const tell = async () => ["page ${k} of " + ${first}, word, (await import("./part${k}.js")).part].join(", ");
      `,
      [`src/part${k}.js`]: `export const part = "part ${k} of " + ${first};`,
    });
    return {
      files: Object.assign({}, ...pages.map(page)) as Record<string, string>,
      plugin: { exposes: exposesOf("Page"), remotes: { [words]: words }, inlineExposes: 0 },
    };
  }

  const manyWords: Project = {
    files: Object.fromEntries(pages.map((k) => [`src/Word${k}.js`, `export const word = "word ${k} of " + ${first};`])),
    plugin: { exposes: exposesOf("Word"), inlineExposes: 0 },
  };

  function exposesOf(name: string): Record<string, string> {
    return Object.fromEntries(pages.map((k) => [`./${name}${k}`, `./src/${name}${k}.js`]));
  }

  /** Goes to a page whose files the tab has never asked for. */
  async function visit(tab: Page, k: number): Promise<string | null> {
    await tab.getByText(`Page ${k}`, { exact: true }).click();
    await tab.getByText(`page ${k} of`).waitFor();
    return tab.locator("p").textContent();
  }
  const told = (k: number, v: number): string =>
    ["page", "word", "part"].map((what) => `${what} ${k} of ${version(v)}`).join(", ");

  test("every page works, in a tab from before and in one from between, each in its own snapshot", async () => {
    const old = await openPage(served.server.url);
    const before = served.server.snapshot;
    let later: Page | undefined;
    const seen: (string | null)[] = [];
    const seenLater: (string | null)[] = [];
    for (const k of pages) {
      await served.deploy();
      if (k === 10) later = await openPage(served.server.url);
      const requests = served.requests.length;
      seen.push(await visit(old, k));
      expect(buildsOf(served.requests.slice(requests))).toEqual(idsOf(before, ["catalog", "words"]));
      if (later) seenLater.push(await visit(later, k));
    }
    expect(seen).toEqual(pages.map((k) => told(k, 0)));
    expect(seenLater).toEqual(pages.slice(9).map((k) => told(k, 10)));
    expect(served.server.snapshot.n).toBe(1 + 20 * 3);

    await old.goto(served.server.url);
    expect(await visit(old, 1)).toBe(told(1, 20));
    expect(await old.locator("body").getAttribute("data-shell")).toBe(version(20));
  }, 120_000);
});

describe.each<[Bundler, history: "browser" | "hash", at: string]>([
  ["webpack", "browser", "/"],
  ["rspack", "hash", "/#/"],
])("a shell that watches for deployments, containers of %s, paths in %s history", (bundler, history, at) => {
  let served: Served;

  beforeAll(async () => {
    served = new Served([await buildWorld("rspack", { shell: watchingShell }), await buildWorld(bundler, { catalog })]);
  });
  afterAll(() => served[Symbol.asyncDispose]());

  const watchingShell: Project = {
    dependencies: { react: "*", "react-dom": "*", "react-router": "*", "@nacre/shell": "*", "@nacre/runtime": "*" },
    files: {
      "src/index.html": html,
      "src/routes.ts": `
        import { defineRemoteRoutes } from "@nacre/shell";
        export default defineRemoteRoutes([
          { path: "/one", remote: "catalog", module: "./One" },
          { path: "/two", remote: "catalog", module: "./Two" },
        ]);
      `,
      "src/main.js": `
        import { createElement as h, useEffect, useState } from "react";
        import { createShellRoot, createShellRouter, findRuntime, useUpdate } from "@nacre/shell";
        import { watchUpdates } from "@nacre/runtime/updates";
        import { Link, Outlet, RouterProvider } from "react-router";
        import routes from "./routes.ts";

        function Layout() {
          const [dirty, setDirty] = useState(false);
          const { available, adopt, defer } = useUpdate();
          useEffect(() => (dirty ? defer() : undefined), [dirty, defer]);
          return h("main", null,
            h(Link, { to: "/one" }, "One"), " ", h(Link, { to: "/two" }, "Two"),
            h("button", { onClick: () => setDirty(!dirty) }, dirty ? "Save" : "Edit"),
            h("button", { onClick: adopt }, "Load it now"),
            h("output", null, available ? "newer" : "newest"), " shell of ", ${first}, h(Outlet));
        }
        const updates = watchUpdates(findRuntime(), { every: 20, keys: globalThis.trusted });
        const router = createShellRouter({ routes, layout: { Component: Layout }, updates, history: "${history}" });
        createShellRoot(document.getElementById("root")).render(h(RouterProvider, { router }));
      `,
    },
    plugin: { html: "./src/index.html", routes: "./src/routes.ts" },
    config: {
      entry: "./src/main.js",
      performance: { hints: false },
    },
  };
  const catalog: Project = {
    dependencies: { react: "*" },
    files: Object.fromEntries(
      ["One", "Two"].map((name) => [
        `src/${name}.js`,
        `import { createElement as h } from "react"; export default () => h("h1", null, "${name} of ", ${first});`,
      ]),
    ),
    plugin: { exposes: { "./One": "./src/One.js", "./Two": "./src/Two.js" } },
  };

  test("deploy -> unsaved work -> navigation -> saved -> navigation: the signed snapshot is adopted there, by a document", async () => {
    const key = await createSigningKey(new Date(Date.now() + 86_400_000));
    await served.start({ keys: [key] });
    const { privateKey: _, ...trusted } = key;
    const tab = await openPage(`${served.server.url}${at}one`, {
      init: `globalThis.trusted = ${JSON.stringify([trusted])};`,
    });
    await tab.getByRole("heading", { name: "One of version-00" }).waitFor();
    const before = await visitOf(tab);

    await tab.getByRole("button", { name: "Edit" }).click();
    await served.deploy();
    await tab.getByText("newer").waitFor();
    await tab.getByRole("link", { name: "Two" }).click();
    await tab.getByRole("heading", { name: "Two of version-00" }).waitFor();
    expect(await visitOf(tab)).toEqual(before);

    await tab.getByRole("button", { name: "Save" }).click();
    const requests = served.requests.length;
    await tab.getByRole("link", { name: "One" }).click();
    await tab.getByRole("heading", { name: "One of version-01" }).waitFor();
    await tab.getByText("shell of version-01").waitFor();
    await tab.getByText("newest").waitFor();
    const after = await visitOf(tab);
    expect(after.n).toBe(served.server.snapshot.n);
    expect(after.visit).not.toBe(before.visit);
    expect(buildsOf(served.requests.slice(requests))).toEqual(idsOf(served.server.snapshot, ["catalog", "shell"]));

    // The button: this page, at once.
    await served.deploy();
    await tab.getByText("newer").waitFor();
    await tab.getByRole("button", { name: "Load it now" }).click();
    await tab.getByRole("heading", { name: "One of version-02" }).waitFor();

    // Back and forward, and the entries of the history are still those of the visit.
    await tab.getByRole("link", { name: "Two" }).click();
    await tab.getByRole("heading", { name: "Two of version-02" }).waitFor();
    await served.deploy();
    await tab.getByText("newer").waitFor();
    await tab.goBack();
    await tab.getByRole("heading", { name: "One of version-03" }).waitFor();
    await tab.goForward();
    await tab.getByRole("heading", { name: "Two of version-03" }).waitFor();
    expect(tab.url()).toBe(`${served.server.url}${at}two`);
  }, 120_000);
});

/** Which document a tab shows, and of which snapshot. */
function visitOf(tab: Page): Promise<{ visit: number; n: number }> {
  return tab.evaluate(() => ({
    visit: performance.timeOrigin,
    n: (globalThis as unknown as Record<symbol, Runtime>)[Symbol.for("nacre")]!.snapshot.n,
  }));
}

/** Ids of the builds of which files were requested, sorted. */
function buildsOf(requests: readonly string[]): string[] {
  const ids = requests.map((url) => /\/[\w-]+\/([0-9a-f]{16})\//.exec(url)?.[1]);
  return [...new Set(ids.filter((id) => id !== undefined))].toSorted();
}

function idsOf({ names }: Snapshot, containers: string[]): string[] {
  return containers.map((name) => names[name]!).toSorted();
}
