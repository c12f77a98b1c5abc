import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildWorld, type Project, type World } from "../../packages/webpack/test/harness/buildWorld.ts";
import { buildForeign, type ForeignProject } from "./harness/foreignTools.ts";
import { openBrowser, resultOf } from "./harness/openBrowser.ts";
import { serveFolder, type FolderServer } from "./harness/serveFolder.ts";
import { temporaryFolder } from "./harness/temporaryFolder.ts";
import { install } from "./harness/writeProject.ts";

// Hosts that do not run Nacre, each with a container `base` of Nacre, and `ui`, which imports it.
const hosts = ["webpack", "rspack", "mf"] as const;
const bundlers = ["webpack", "rspack"] as const;

let browser: Browser;
let folder: string;
let worlds: World[] = [];
let servers: FolderServer[] = [];
let pages: FolderServer;
beforeAll(async () => {
  folder = await temporaryFolder("hosts");
  browser = await openBrowser();
  worlds = await Promise.all(bundlers.map((bundler) => buildWorld(bundler, containers())));
  servers = await Promise.all(worlds.map((world) => serveFolder(world.folder)));
  const projects = hosts.flatMap((tool) => bundlers.map((bundler, i) => host(tool, bundler, servers[i]!.url)));
  await buildForeign(folder, projects);
  const html = '<!doctype html><title>Host</title><body><script src="dist/main.js"></script>';
  await Promise.all(projects.map(({ federation }) => writeFile(join(folder, federation.name, "index.html"), html)));
  pages = await serveFolder(folder);
});
afterAll(async () => {
  await Promise.all([...servers, pages].map((server) => server.close()));
  await Promise.all([browser.close(), ...worlds.map((world) => world.remove())]);
  await rm(folder, { recursive: true });
});

const shared = { dep: {}, other: {}, "react-like": { singleton: true } };
const imports = `import { version as dep } from "dep"; import { version as other } from "other";
  import { version as react } from "react-like";`;

function containers(): Record<string, Project> {
  const dependencies = { dep: "^1.0.0", other: "^2.0.0", "react-like": "^18.0.0" };
  const versions = { dep: "1.9.0", other: "2.0.0", "react-like": "18.9.0" };
  return {
    base: {
      files: { "src/Button.js": `${imports} export default { dep, other, react };`, ...install("base", versions) },
      dependencies,
      plugin: { exposes: { "./Button": "./src/Button.js" }, shared, remoteEntry: true },
    },
    ui: {
      files: {
        "src/Widget.js": `${imports} import button from "base/Button";
          export default { dep, other, react, button, lazy: () => import("./lazy.js").then((each) => each.default) };`,
        "src/lazy.js": `${imports} export default { dep, other, react };`,
        ...install("ui", versions),
      },
      dependencies,
      plugin: { exposes: { "./Widget": "./src/Widget.js" }, remotes: ["base"], shared, remoteEntry: true },
    },
  };
}

function host(tool: (typeof hosts)[number], bundler: string, url: string): ForeignProject {
  const remote = (name: string): string => `${name}@${url}/${name}/dist/remoteEntry.js`;
  return {
    tool,
    dependencies: { dep: "^1.0.0", other: "^1.0.0", "react-like": "^18.0.0" },
    installed: { dep: "1.2.0", other: "1.0.0", "react-like": "18.3.0" },
    files: {
      "src/index.js": 'import("./main.js");',
      "src/main.js": `
        ${imports}
        const owners = () => {
          const copies = Object.values(__webpack_share_scopes__.default).flatMap((each) => Object.values(each));
          return [...new Set(copies.map(({ from }) => from))];
        };
        const load = { widget: () => import("ui/Widget"), button: () => import("base/Button") };
        const order = new URLSearchParams(location.search).get("order").split(",");
        const used = {};
        for (const name of order) used[name] = (await load[name]()).default;
        const { lazy, ...widget } = used.widget;
        document.body.dataset.result = JSON.stringify({
          host: { dep, other, react }, widget, lazy: await lazy(),
          same: !used.button || used.button === widget.button, owners: owners(),
        });`,
    },
    entry: "./src/index.js",
    federation: { name: `${tool}_${bundler}`, remotes: { ui: remote("ui"), base: remote("base") }, shared },
  };
}

describe.each(hosts)("a host of %s", (tool) => {
  describe.each(bundlers)("with Nacre containers of %s", (bundler) => {
    it.each(["widget,button", "button,widget", "widget"])(
      "each uses the host's copies where they fit, in the order %s",
      async (order) => {
        const name = `${tool}_${bundler}`;
        const { result, errors } = await resultOf(browser, `${pages.url}/${name}/index.html?order=${order}`);
        expect(errors).toEqual([]);
        const fitting = { dep: `1.2.0 of ${name}`, react: `18.3.0 of ${name}` };
        const [ui, base] = ["ui", "base"].map((owner) => ({ ...fitting, other: `2.0.0 of ${owner}` }));
        expect(result).toEqual({
          host: { ...fitting, other: `1.0.0 of ${name}` },
          widget: { ...ui, button: base },
          lazy: ui,
          same: true,
          // No container has put anything into the host's share scope.
          owners: [name],
        });
      },
    );
  });
});
