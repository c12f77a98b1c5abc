import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { main, serve, type NacreServer, type RequestRecord } from "@nacre/cli";
import type { Snapshot } from "@nacre/contract";
import type { Browser, Page, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildWorld, type World } from "../../packages/webpack/test/harness/buildWorld.ts";
import { buildForeign, tools, type ForeignProject, type Tool } from "./harness/foreignTools.ts";
import { openBrowser, resultOf } from "./harness/openBrowser.ts";
import { temporaryFolder } from "./harness/temporaryFolder.ts";
import { install } from "./harness/writeProject.ts";

let browser: Browser;
let folder: string;
let host: World;
beforeAll(async () => {
  folder = await temporaryFolder("containers");
  [browser, host] = await Promise.all([openBrowser(), buildHost(), buildForeign(folder, tools.map(container))]);
});
afterAll(async () => {
  await browser.close();
  await Promise.all([host.remove(), rm(folder, { recursive: true })]);
});

/** The host's copies: one that fits, one of another major version, a singleton, and none of `alone`. */
const provided = { dep: "1.2.0", other: "1.0.0", "react-like": "18.3.0" };
const brought = { dep: "1.5.0", other: "2.0.0", "react-like": "18.2.0", alone: "1.0.0" };
const names = (versions: object): string[] => Object.keys(versions);

/** The same sources, whoever builds them. One brings a higher version of what they all bring. */
function container(tool: Tool): ForeignProject {
  const is2 = tool === "mf" || tool === "vite";
  return {
    tool,
    dependencies: { dep: "^1.0.0", other: "^2.0.0", "react-like": "^18.0.0", alone: "^1.0.0" },
    installed: tool === "mf" ? { ...brought, alone: "1.1.0" } : brought,
    files: {
      "src/Widget.js": `${tool === "mf" ? 'import "./Widget.css";' : ""}
        ${imports(brought)}
        export default { ${values(brought)} };`,
      "src/Widget.css": "body { color: rgb(1, 2, 3); }",
    },
    federation: {
      name: `${tool}Ui`,
      filename: "remoteEntry.js",
      exposes: { "./Widget": "./src/Widget.js" },
      shared: { dep: {}, other: {}, alone: { singleton: true }, "react-like": { singleton: true } },
      ...(is2 && { manifest: true }),
    },
  };
}

function buildHost(): Promise<World> {
  return buildWorld("webpack", {
    host: {
      files: {
        "src/index.html": "<!doctype html><html><head><title>Host</title><!--nacre--></head><body></body></html>",
        "src/main.js": `
          ${imports(provided)}
          const load = { ${tools.map((tool) => `${tool}: () => import("${tool}Ui/Widget")`).join(", ")} };
          const used = { host: { ${values(provided)} } };
          const use = async (tool) => (used[tool] = await load[tool]().then((it) => it.default, (error) => error.message));
          const order = new URLSearchParams(location.search).get("order").split(",");
          if (order[0] === "together") await Promise.all(Object.keys(load).map(use));
          else for (const tool of order) await use(tool);
          document.body.dataset.result = JSON.stringify(used);`,
        "src/routes.js": `
          import { defineRemoteRoutes } from "@nacre/shell";
          export default defineRemoteRoutes([{ path: "/" }, { path: "/known", preload: ["mfUi/Widget", "viteUi/Widget"] }]);`,
        ...install("host", provided),
      },
      dependencies: { dep: "^1.0.0", other: "^1.0.0", "react-like": "^18.0.0" },
      plugin: {
        html: "./src/index.html",
        routes: "./src/routes.js",
        remotes: tools.map((tool) => `${tool}Ui`),
        shared: { dep: {}, other: {}, "react-like": { singleton: true } },
      },
      config: { entry: "./src/main.js" },
    },
  });
}

function imports(versions: object): string {
  return names(versions)
    .map((key, i) => `import { version as v${i} } from "${key}";`)
    .join("\n");
}

function values(versions: object): string {
  return names(versions)
    .map((key, i) => `"${key}": v${i}`)
    .join(", ");
}

type Used = Record<string, Record<string, string>>;
const orders = [tools.join(), tools.toReversed().join(), "together"];

/** What the plan says that a container uses. Empty where its requirements are not known. */
function plannedFor({ names: ids, builds, choices }: Snapshot, name: string): Record<string, string> {
  const id = ids[name]!;
  const all = Object.entries(choices[id]!).map(([module, choice]) => {
    const [giver, version] = choice as [string, string];
    return [builds[id]!.consumes[module]!.key, `${version} of ${builds[giver]!.name}`] as const;
  });
  return Object.fromEntries(all);
}

/** The root's copy where it fits, and where it is the singleton; else its own, never a sibling's. */
function expectedOf(tool: Tool): Record<string, string> {
  return {
    dep: "1.2.0 of host",
    other: `2.0.0 of ${tool}Ui`,
    "react-like": "18.3.0 of host",
    alone: `${tool === "mf" ? "1.1.0" : "1.0.0"} of ${tool}Ui`,
  };
}

const expected: Used = {
  host: { dep: "1.2.0 of host", other: "1.0.0 of host", "react-like": "18.3.0 of host" },
  ...Object.fromEntries(tools.map((tool) => [tool, expectedOf(tool)])),
};

describe("containers of webpack and Rspack, and of Module Federation 2 with mf-manifest.json", () => {
  let server: NacreServer;
  const requests: RequestRecord[] = [];
  beforeAll(async () => {
    const folders = [join(host.folder, "host/dist"), ...tools.map((tool) => join(folder, `${tool}Ui/dist`))];
    const onRequest = (request: RequestRecord): void => void requests.push(request);
    // What these load by themselves has no hash, so there are neither Trusted Types nor an Integrity-Policy.
    server = await serve({ folders, port: 0, store: join(folder, "store"), onRequest, csp: true });
  });
  afterAll(() => server.close());

  it("the plan knows what they require, except of plain webpack's", () => {
    for (const tool of tools.filter((each) => each !== "webpack"))
      expect(plannedFor(server.snapshot, `${tool}Ui`), tool).toEqual(expectedOf(tool));
    expect(plannedFor(server.snapshot, "webpackUi")).toEqual({});
  });

  it.each(orders)("each uses what the plan says, and the host its own, in the order %s", async (order) => {
    const { result } = await resultOf(browser, `${server.url}/?order=${order}`);
    expect(result).toEqual(expected);
  });

  it("none needs more than the content security policy lets in", async () => {
    const answer = await fetch(server.url, { headers: { accept: "text/html" } });
    const policy = answer.headers.get("content-security-policy")!;
    expect(policy).toMatch(/script-src 'self'( 'sha256-[^']+')+;/);
    expect(policy).not.toMatch(/unsafe|trusted-types|blob:/);
    expect(answer.headers.get("integrity-policy")).toBeNull();
    const refused: string[] = [];
    const before = async (page: Page): Promise<void> => {
      await page.exposeFunction("refused", (what: string) => refused.push(what));
      await page.addInitScript(() => {
        const { refused: tell } = globalThis as unknown as { refused(what: string): void };
        addEventListener("securitypolicyviolation", (event) => tell(`${event.effectiveDirective} ${event.blockedURI}`));
      });
    };
    const { result, errors } = await resultOf(browser, `${server.url}/?order=together`, { before });
    expect({ result, errors, refused }).toEqual({ result: expected, errors: [], refused: [] });
  });

  it.each([
    ["loaded later", "/"],
    ["written into the HTML", "/known"],
  ])("the files of one of Module Federation 2, %s, come in one wave, once, and its styles apply", async (_, path) => {
    // The entry, the expose with its style, and the two shared modules that it does not get from the host.
    const wave: Route[] = [];
    const before = async (page: Page): Promise<void> => {
      await page.route("**/mfUi/**", async (route) => {
        wave.push(route);
        // Nothing is answered before all of it is asked for.
        if (wave.length === 5) await Promise.all(wave.map((each) => each.continue()));
        if (wave.length > 5) await route.continue();
      });
    };
    let color = "";
    const look = async (page: Page): Promise<void> => {
      color = await page.evaluate(() => getComputedStyle(document.body).color);
    };
    const { result } = await resultOf(browser, `${server.url}${path}?order=mf`, { before, look });
    expect(result["mf"]).toEqual(expected["mf"]);
    expect(color).toBe("rgb(1, 2, 3)");
    expect(wave.map((route) => route.request().url())).toHaveLength(5);
  });

  it("what the HTML has asked for already is not asked for again, and used as the plan says", async () => {
    const page = `${server.url}/known?order=vite,mf`;
    const { result } = await resultOf(browser, page);
    expect(result).toEqual({ host: expected["host"], vite: expected["vite"], mf: expected["mf"] });
    // The page before this one did not wait for all that it had asked for.
    const all = requests.map(({ url }) => url);
    const urls = all.slice(all.indexOf(page)).filter((url) => /\/(mf|vite)Ui\//.test(url));
    expect(urls.length).toBeGreaterThan(5);
    expect(new Set(urls).size).toBe(urls.length);
  });
});

describe("the same containers, of which the host lets siblings share a singleton", () => {
  let server: NacreServer;
  beforeAll(async () => {
    const folders = [join(host.folder, "host/dist"), ...tools.map((tool) => join(folder, `${tool}Ui/dist`))];
    server = await serve({ folders, port: 0, store: join(folder, "store"), policy: { admit: ["alone"] } });
  });
  afterAll(() => server.close());

  it.each(orders)("all of which the requirements are known use the highest copy, in the order %s", async (order) => {
    const { result } = await resultOf(browser, `${server.url}/?order=${order}`);
    for (const tool of tools)
      expect(result[tool], tool).toEqual(
        tool === "webpack" ? expectedOf(tool) : { ...expectedOf(tool), alone: "1.1.0 of mfUi" },
      );
    expect(result["host"]).toEqual(expected["host"]);
  });
});

describe("the same containers without mf-manifest.json", () => {
  let server: NacreServer;
  beforeAll(async () => {
    const copies = tools.map(async (tool) => {
      const to = join(folder, `bare/${tool}`);
      const filter = (path: string): boolean => !/mf-(manifest|stats)\.json$/.test(path);
      await cp(join(folder, `${tool}Ui/dist`), to, { recursive: true, filter });
      return to;
    });
    const bare = await Promise.all(copies);
    // An ES module says no name.
    await main(["node", "nacre", "foreign", bare.at(-1)!, "--name", "viteUi"]);
    server = await serve({ folders: [join(host.folder, "host/dist"), ...bare], port: 0, store: join(folder, "store") });
  });
  afterAll(() => server.close());

  it("the entries of Rspack and of Module Federation 2 for webpack say what they require", () => {
    for (const tool of ["rspack", "mf"] as const)
      expect(plannedFor(server.snapshot, `${tool}Ui`), tool).toEqual(expectedOf(tool));
  });

  it.each(orders)("each uses the same copies as with it, in the order %s", async (order) => {
    const { result } = await resultOf(browser, `${server.url}/?order=${order}`);
    expect(result).toEqual(expected);
  });
});
