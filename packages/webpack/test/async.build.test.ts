import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildWorld, type Bundler, type Project, type World } from "./harness/buildWorld.ts";
import { openPage } from "./harness/openPage.ts";

const log = "globalThis.asyncLog.push";
const asyncDep = {
  "node_modules/dep/package.json": JSON.stringify({ name: "dep", version: "1.0.0", type: "module", main: "index.js" }),
  "node_modules/dep/index.js": `${log}("dep"); export const value = await Promise.resolve("dep's value");`,
};
const knownFile = (known?: object): Record<string, string> =>
  known ? { ".nacre/remotes.json": JSON.stringify(known) } : {};
const host = (known?: object): Project => ({
  files: {
    "src/main.js": `
      import "./first.js";
      import tla, { name } from "lib/Tla";
      import "./last.js";
      import through from "middle/Through";
      import { value } from "dep";
      export { tla, name, through, value };`,
    "src/first.js": `${log}("first");`,
    "src/last.js": `${log}("last");`,
    ...asyncDep,
    ...knownFile(known),
  },
  dependencies: { dep: "^1.0.0" },
  plugin: { remotes: ["lib", "middle"], shared: ["dep"] },
  config: { entry: "./src/main.js" },
});
const lib: Project = {
  files: {
    "src/Tla.js": `${log}("tla starts"); export const name = await Promise.resolve("named"); export default "tla"; ${log}("tla ends");`,
  },
  plugin: { exposes: { "./Tla": "./src/Tla.js" } },
};
const middle = (known?: object): Project => ({
  files: { "src/Through.js": 'import tla from "lib/Tla"; export default "through " + tla;', ...knownFile(known) },
  plugin: { exposes: { "./Through": "./src/Through.js" }, remotes: ["lib"] },
});

const page = globalThis as { asyncLog?: string[] };

describe.each<Bundler>(["webpack", "rspack"])("asynchronous modules of %s", (bundler) => {
  let world: World;
  beforeAll(async () => {
    world = await buildWorld(bundler, { host: host(), lib, middle: middle() });
  });
  afterAll(() => world.remove());

  it("are flagged in the manifest, and so are those that await them", () => {
    expect(world.manifests["lib"]!.exposes["./Tla"]!.async).toBe(true);
    expect(world.manifests["host"]!.provides["dep"]![0]!.async).toBe(true);
    expect(world.manifests["middle"]!.exposes["./Through"]!.async).toBeUndefined();
  });

  it("have their values in importers that did not know, also through a container and when they are shared", async () => {
    page.asyncLog = [];
    const app = await openPage(world).runtime.import("host/app");
    expect(app).toMatchObject({ tla: "tla", name: "named", through: "through tla", value: "dep's value" });
    expect(page.asyncLog.filter((each) => each.startsWith("tla"))).toEqual(["tla starts", "tla ends"]);
  });

  it("the plan tells who did not know", () => {
    expect(
      openPage(world).diagnostics.map(({ code, severity, details }) => [
        code,
        severity,
        details["container"],
        details["module"],
      ]),
    ).toEqual([
      ["NACRE_PLAN_ASYNC_UNAWARE", "warning", "host", "lib/Tla"],
      ["NACRE_PLAN_ASYNC_UNAWARE", "warning", "host", "dep"],
      ["NACRE_PLAN_ASYNC_UNAWARE", "warning", "middle", "lib/Tla"],
    ]);
  });
});

it("webpack: what .nacre/remotes.json says is asynchronous is evaluated in the order of local modules", async () => {
  const remotes = { lib: { async: ["./Tla"] }, middle: { async: ["./Through"] } };
  const known = { schema: 1, remotes, shared: { async: ["dep"] } };
  const world = await buildWorld("webpack", { host: host(known), lib, middle: middle(known) });
  page.asyncLog = [];
  const opened = openPage(world);
  expect(await opened.runtime.import("host/app")).toMatchObject({ tla: "tla", name: "named", value: "dep's value" });
  expect(page.asyncLog.filter((each) => each !== "dep")).toEqual(["first", "tla starts", "last", "tla ends"]);
  await world.remove();
});
