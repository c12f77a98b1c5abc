import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { main, serve, type NacreServer } from "@nacre/cli";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildWorld, type World } from "../../packages/webpack/test/harness/buildWorld.ts";
import { openBrowser, resultOf } from "./harness/openBrowser.ts";
import { temporaryFolder } from "./harness/temporaryFolder.ts";
import { install } from "./harness/writeProject.ts";

/** Entries, and what becomes of an import from each. */
const entries: Record<string, [source: string, result: unknown]> = {
  missing: ["var missing; var other = 1;", { code: "NACRE_RUNTIME_FOREIGN_GLOBAL_MISSING", global: "missing" }],
  shape: ["var shape; shape = { get: () => {} };", { code: "NACRE_RUNTIME_FOREIGN_GLOBAL_MISSING", global: "shape" }],
  text: ['var text; text = "a container";', { code: "NACRE_RUNTIME_FOREIGN_GLOBAL_MISSING", global: "text" }],
  noExports: ["export default 1;", { code: "NACRE_RUNTIME_FOREIGN_GLOBAL_MISSING" }],
  throwing: [
    'var throwing; throwing = { init() { throw new Error("no scope"); }, get() {} };',
    { code: "NACRE_RUNTIME_FOREIGN_INIT_FAILED", global: "throwing", cause: "no scope" },
  ],
  refusing: [
    'var refusing; refusing = { init: () => Promise.reject(new Error("later")), get() {} };',
    { code: "NACRE_RUNTIME_FOREIGN_INIT_FAILED", global: "refusing", cause: "later" },
  ],
  breaking: [
    'var breaking; throw new Error("in the entry");',
    { code: "NACRE_RUNTIME_FOREIGN_GLOBAL_MISSING", global: "breaking" },
  ],
  unknown: ["var unknown; unknown = { init() {}, get() {} };", { code: "NACRE_PLAN_UNKNOWN_EXPOSE" }],
  rejecting: [
    'var rejecting; rejecting = { init() {}, get: () => Promise.reject(new Error("no such module")) };',
    { code: "NACRE_RUNTIME_NOT_LOADED", cause: "no such module" },
  ],
  evaluating: [
    'var evaluating; evaluating = { init() {}, get: () => () => { throw new Error("in the module"); } };',
    { message: "in the module" },
  ],
  good: [
    `var good; good = { init(scope) { good.scope = scope; }, get: async () => {
      const { get } = scopeOf(good.scope.dep); const dep = await get(); return () => ({ __esModule: true, default: "good with " + dep().version });
    } }; const scopeOf = (copies) => Object.values(copies)[0];`,
    "good with 1.2.0 of host",
  ],
};
const names = Object.keys(entries);
const expected = Object.fromEntries(names.map((name) => [name, entries[name]![1]]));

let browser: Browser;
let folder: string;
let host: World;
let server: NacreServer;
beforeAll(async () => {
  folder = await temporaryFolder("failures");
  [browser, host] = await Promise.all([openBrowser(), buildHost()]);
  for (const name of names) {
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, "remoteEntry.js"), entries[name]![0]);
  }
  await main(["node", "nacre", "foreign", join(folder, "noExports"), "--name", "noExports"]);
  const folders = [join(host.folder, "host/dist"), ...names.map((name) => join(folder, name))];
  server = await serve({ folders, port: 0, store: join(folder, "store") });
});
afterAll(async () => {
  await Promise.all([browser.close(), server.close(), host.remove()]);
  await rm(folder, { recursive: true });
});

function buildHost(): Promise<World> {
  return buildWorld("webpack", {
    host: {
      files: {
        "src/index.html": "<!doctype html><html><head><title>Host</title><!--nacre--></head><body></body></html>",
        "src/main.js": `
          import { version } from "dep";
          const load = { ${names.map((name) => `${name}: () => import("${name}/Widget")`).join(", ")} };
          const told = ({ code, details, cause, message }) =>
            code ? { code, global: details.global, cause: cause?.message } : { message };
          const result = {};
          for (const name of location.search ? [location.search.slice(1)] : Object.keys(load))
            result[name] = await load[name]().then((it) => it.default, told);
          document.body.dataset.result = JSON.stringify({ ...result, host: version });`,
        ...install("host", { dep: "1.2.0" }),
      },
      dependencies: { dep: "^1.0.0" },
      plugin: { html: "./src/index.html", remotes: names, shared: ["dep"] },
      config: { entry: "./src/main.js" },
    },
  });
}

describe("foreign containers that do not work", () => {
  it("each fails by a name that says what is wrong, and everything else runs on", async () => {
    const { result, errors } = await resultOf(browser, server.url);
    expect(result).toEqual({ ...expected, host: "1.2.0 of host" });
    // Only what the entry itself threw.
    expect(errors).toEqual(["in the entry"]);
  });

  it("on a page whose boot does not host any: a named error, and everything else runs on", async () => {
    const [small, foreign] = await Promise.all([bootText("boot.js"), bootText("boot-foreign.js")]);
    const page = await browser.newPage();
    await page.route(`${server.url}/?good`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace(foreign, () => small) });
    });
    await page.goto(`${server.url}/?good`);
    const text = await page.waitForFunction(() => document.body.dataset["result"]);
    expect(JSON.parse((await text.jsonValue())!)).toEqual({
      good: { code: "NACRE_RUNTIME_NO_FOREIGN_HOST" },
      host: "1.2.0 of host",
    });
    await page.close();
  });
});

async function bootText(file: string): Promise<string> {
  const text = await readFile(fileURLToPath(import.meta.resolve(`@nacre/runtime/${file}`)), "utf8");
  return text.trim();
}
