import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { main, serve, type NacreServer } from "@nacre/cli";
import type { Snapshot } from "@nacre/contract";
import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { buildWorld, type World } from "../../packages/webpack/test/harness/buildWorld.ts";
import { buildForeign, tools, type Tool } from "./harness/foreignTools.ts";
import { install } from "./harness/writeProject.ts";

let browser: Browser;
let folder: string;
let host: World;
beforeAll(async () => {
  browser = await chromium.connect(inject("browser"));
  const parent = join(import.meta.dirname, "../.tmp");
  await mkdir(parent, { recursive: true });
  folder = await mkdtemp(join(parent, "containers-"));
  [host] = await Promise.all([
    buildHost(),
    buildForeign(
      folder,
      tools.map((tool) => container(tool)),
    ),
  ]);
});
afterAll(async () => {
  await browser.close();
  await Promise.all([host.remove(), rm(folder, { recursive: true })]);
});

/** The host's copies: one that fits, one of another major version, a singleton, and none of `alone`. */
const provided = { dep: "1.2.0", other: "1.0.0", "react-like": "18.3.0" };
const brought = { dep: "1.5.0", other: "2.0.0", "react-like": "18.2.0", alone: "1.0.0" };
const keys = Object.keys(brought);

/** The same sources, whoever builds them. The names are in the order in which webpack prefers equal versions. */
function container(tool: Tool): Parameters<typeof buildForeign>[1][number] {
  const shared = { dep: {}, other: {}, alone: {}, "react-like": { singleton: true } };
  return {
    tool,
    dependencies: { dep: "^1.0.0", other: "^2.0.0", "react-like": "^18.0.0", alone: "^1.0.0" },
    // A sibling's higher version is what federation elsewhere would take.
    installed: tool === "mf" ? { ...brought, alone: "1.1.0" } : brought,
    files: { "src/Widget.js": widget },
    federation: {
      name: `${tool}Ui`,
      filename: "remoteEntry.js",
      exposes: { "./Widget": "./src/Widget.js" },
      shared,
      ...((tool === "mf" || tool === "vite") && { manifest: true }),
    },
  };
}

const widget = [
  ...keys.map((key, i) => `import { version as v${i} } from "${key}";`),
  `export default { ${keys.map((key, i) => `"${key}": v${i}`).join(", ")} };`,
].join("\n");

function buildHost(): Promise<World> {
  const own = Object.keys(provided);
  return buildWorld("webpack", {
    host: {
      files: {
        "src/index.html": "<!doctype html><html><head><title>Host</title><!--nacre--></head><body></body></html>",
        "src/main.js": `
          ${own.map((key, i) => `import { version as v${i} } from "${key}";`).join("\n")}
          const load = { ${tools.map((tool) => `${tool}: () => import("${tool}Ui/Widget")`).join(", ")} };
          const used = { host: { ${own.map((key, i) => `"${key}": v${i}`).join(", ")} } };
          const use = async (tool) => (used[tool] = await load[tool]().then((it) => it.default, (error) => error.message));
          const order = new URLSearchParams(location.search).get("order").split(",");
          if (order[0] === "together") await Promise.all(Object.keys(load).map(use));
          else for (const tool of order) await use(tool);
          document.body.dataset.used = JSON.stringify(used);`,
        ...install("host", provided),
      },
      dependencies: { dep: "^1.0.0", other: "^1.0.0", "react-like": "^18.0.0" },
      plugin: {
        html: "./src/index.html",
        remotes: tools.map((tool) => `${tool}Ui`),
        shared: { dep: {}, other: {}, "react-like": { singleton: true } },
      },
      config: { entry: "./src/main.js" },
    },
  });
}

type Used = Record<string, Record<string, string>>;

async function useIn(server: NacreServer, order: string): Promise<Used> {
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  await page.goto(`${server.url}/?order=${order}`);
  await page.waitForFunction(() => document.body.dataset["used"], undefined, { timeout: 20_000 }).catch(() => {});
  const text = await page.evaluate(() => document.body.dataset["used"]);
  await page.close();
  if (text === undefined) throw new Error(problems.join("\n") || "Nothing was used.");
  return JSON.parse(text) as Used;
}

const orders = [tools.join(), tools.toReversed().join(), "together"];

/** What the plan says that a container uses. */
function plannedFor({ names, builds, choices }: Snapshot, name: string): Record<string, string> {
  const id = names[name]!;
  const all = Object.entries(choices[id]!).map(([module, choice]) => {
    const [giver, version] = choice as [string, string];
    return [builds[id]!.consumes[module]!.key, `${version} of ${builds[giver]!.name}`] as const;
  });
  return Object.fromEntries(all);
}

describe("containers with an mf-manifest.json", () => {
  let server: NacreServer;
  beforeAll(async () => {
    const folders = [join(host.folder, "host/dist"), ...tools.map((tool) => join(folder, `${tool}Ui/dist`))];
    server = await serve({ folders, port: 0, store: join(folder, "store") });
  });
  afterAll(() => server.close());

  it.each(orders)("use what the plan says, loaded in the order %s", async (order) => {
    const used = await useIn(server, order);
    console.log(JSON.stringify(used, null, 1));
    console.log(plannedFor(server.snapshot, "mfUi"), plannedFor(server.snapshot, "viteUi"));
    expect(used["host"]).toEqual({ dep: "1.2.0 of host", other: "1.0.0 of host", "react-like": "18.3.0 of host" });
    for (const tool of ["mf", "vite"] as const)
      expect(used[tool], tool).toEqual(plannedFor(server.snapshot, `${tool}Ui`));
  });
});
