import { rm } from "node:fs/promises";
import { join } from "node:path";
import { serve, type NacreServer } from "@nacre/cli";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildWorld, type World } from "../../packages/webpack/test/harness/buildWorld.ts";
import { buildForeign, type ForeignProject } from "./harness/foreignTools.ts";
import { openBrowser, resultOf } from "./harness/openBrowser.ts";
import { serveFolder, type FolderServer } from "./harness/serveFolder.ts";
import { temporaryFolder } from "./harness/temporaryFolder.ts";
import { install } from "./harness/writeProject.ts";

// `outer` (webpack) and `inner` (Module Federation 2) import each other, and both are in the snapshot. `beside` (Rspack) is
// not: `outer` loads it by itself. So it does the entry for foreign hosts of `ours`, a build of Nacre.
let browser: Browser;
let folder: string;
let host: World;
let elsewhere: FolderServer;
let builds: FolderServer;
let server: NacreServer;
const requested: string[] = [];
beforeAll(async () => {
  folder = await temporaryFolder("nested");
  [elsewhere, browser, host] = await Promise.all([serveFolder(folder), openBrowser(), buildOurs()]);
  builds = await serveFolder(host.folder);
  await buildForeign(folder, projects(elsewhere.url, builds.url));
  const ours = ["host", "ours"].map((name) => join(host.folder, name, "dist"));
  const folders = [...ours, join(folder, "outer/dist"), join(folder, "inner/dist")];
  const onRequest = ({ url }: { url: string }): void => void requested.push(url);
  server = await serve({ folders, port: 0, store: join(folder, "store"), onRequest });
});
afterAll(async () => {
  await Promise.all([browser.close(), server.close(), elsewhere.close(), builds.close(), host.remove()]);
  await rm(folder, { recursive: true });
});

const shared = { dep: {}, "react-like": { singleton: true } };
const dependencies = { dep: "^1.0.0", "react-like": "^18.0.0" };
const copies = 'import { version as dep } from "dep"; import { version as react } from "react-like";';

function projects(url: string, ours: string): ForeignProject[] {
  // Nothing answers there: who is in the snapshot is never loaded from where its consumer says.
  const nowhere = (name: string): string => `${name}@${url}/nowhere/${name}.js`;
  const common = { filename: "remoteEntry.js", shared };
  return [
    {
      tool: "webpack",
      dependencies,
      installed: { dep: "1.9.0", "react-like": "18.9.0" },
      files: {
        "src/Widget.js": `${copies} import button from "inner/Button"; export default { dep, react, button };`,
        "src/Thing.js": `${copies} export default { dep, react };`,
        "src/Panel.js": 'export { default } from "beside/Panel";',
        "src/Ours.js": 'export { default } from "ours/It";',
      },
      federation: {
        ...common,
        name: "outer",
        exposes: Object.fromEntries(
          ["Widget", "Thing", "Panel", "Ours"].map((name) => [`./${name}`, `./src/${name}.js`]),
        ),
        remotes: {
          inner: nowhere("inner"),
          beside: `beside@${url}/beside/dist/remoteEntry.js`,
          ours: `ours@${ours}/ours/dist/remoteEntry.js`,
        },
      },
    },
    {
      tool: "mf",
      dependencies,
      installed: { dep: "1.7.0", "react-like": "18.7.0" },
      files: { "src/Button.js": `${copies} import thing from "outer/Thing"; export default { dep, react, thing };` },
      federation: {
        ...common,
        name: "inner",
        manifest: true,
        exposes: { "./Button": "./src/Button.js" },
        remotes: { outer: nowhere("outer") },
      },
    },
    {
      tool: "rspack",
      dependencies,
      installed: { dep: "1.8.0", "react-like": "18.8.0" },
      files: { "src/Panel.js": `${copies} export default { dep, react };` },
      federation: { ...common, name: "beside", exposes: { "./Panel": "./src/Panel.js" } },
    },
  ];
}

function buildOurs(): Promise<World> {
  return buildWorld("rspack", {
    host: {
      files: {
        "src/index.html": "<!doctype html><html><head><title>Host</title><!--nacre--></head><body></body></html>",
        "src/main.js": `
          ${copies}
          const load = {
            widget: () => import("outer/Widget"), thing: () => import("outer/Thing"),
            panel: () => import("outer/Panel"), button: () => import("inner/Button"),
            ours: () => import("ours/It"), theirs: () => import("outer/Ours"),
          };
          const used = {};
          const use = async (name) => (used[name] = await load[name]().then((it) => it.default, (error) => error.message));
          const order = new URLSearchParams(location.search).get("order").split(",");
          if (order[0] === "together") await Promise.all(Object.keys(load).map(use));
          else for (const name of order) await use(name);
          const same = used.widget.button === used.button && used.button.thing === used.thing;
          // A name of the snapshot keeps its meaning: what \`outer\` loads by itself is another instance.
          const apart = used.ours !== used.theirs;
          document.body.dataset.result = JSON.stringify({ ...used, host: { dep, react }, same, apart });`,
        ...install("host", { dep: "1.2.0", "react-like": "18.3.0" }),
      },
      dependencies,
      plugin: { html: "./src/index.html", remotes: ["outer", "inner", "ours"], shared },
      config: { entry: "./src/main.js" },
    },
    ours: {
      files: {
        "src/It.js": `${copies} export default { dep, react };`,
        ...install("ours", { dep: "1.6.0", "react-like": "18.6.0" }),
      },
      dependencies,
      plugin: { exposes: { "./It": "./src/It.js" }, shared, remoteEntry: true },
    },
  });
}

const orders = [
  "widget,thing,panel,button,ours,theirs",
  "theirs,ours,button,panel,thing,widget",
  "panel,widget,button,thing,ours,theirs",
  "together",
];

describe("foreign containers that import each other in a Nacre host", () => {
  it.each(orders)("in the order %s: each has its own view and is evaluated once", async (order) => {
    requested.length = elsewhere.requested.length = 0;
    const { result, errors } = await resultOf(browser, `${server.url}/?order=${order}`);
    const all = { dep: "1.2.0 of host", react: "18.3.0 of host" };
    const button = { ...all, thing: all };
    expect(errors).toEqual([]);
    const rest = { thing: all, panel: all, ours: all, theirs: all, host: all, same: true, apart: true };
    expect(result).toEqual({ widget: { ...all, button }, button, ...rest });
    const entries = [...requested, ...elsewhere.requested].filter((url) => url.endsWith("remoteEntry.js"));
    expect(entries).toHaveLength(3);
    expect(new Set(entries.map((url) => url.split("/").at(-3)))).toEqual(new Set(["beside", "inner", "outer"]));
    expect(elsewhere.requested.filter((url) => url.includes("nowhere"))).toEqual([]);
  });
});
