import { afterEach, describe, expect, it } from "vitest";
import { buildWorld, type Bundler, type Project, type World } from "./harness/buildWorld.ts";
import { install } from "./harness/install.ts";
import { openPage } from "./harness/openPage.ts";

const worlds: World[] = [];
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.remove();
});

/** More than bundlers leave in a chunk of other modules. */
const big = `export const big = [${Array.from({ length: 9000 }, (_, index) => (index * 7919) % 10_007).join(",")}];`;

const project: Project = {
  files: {
    ...install("node_modules/dep", "1.4.0"),
    ...install("node_modules/outer", "1.0.0", {
      dependencies: { dep: "^2.0.0" },
      code: `export * as dep from "dep"; ${big}`,
    }),
    ...install("node_modules/outer/node_modules/dep", "2.5.0"),
    ...install("node_modules/chart", "1.0.0", {
      dependencies: { dep: ">=1.1.0 <2" },
      code: `export { version as dep } from "dep"; ${big}`,
    }),
    "src/main.js": `
      export const one = () => import("./one.js");
      export const two = () => import("./two.js");
      export const dep = () => import("dep");
      export const chart = () => import("chart");`,
    "src/one.js": 'export * as dep from "dep"; export * as outer from "outer"; export { default as c } from "./c.js";',
    "src/two.js": 'export * as dep from "dep"; export * as outer from "outer"; export { default as c } from "./c.js";',
    "src/c.js": "export default 1;",
  },
  dependencies: { dep: "^1.0.0", outer: "^1.0.0", chart: "^1.0.0" },
  plugin: { shared: ["dep", "outer", "./src/c.js"] },
};

describe.each<Bundler>(["webpack", "rspack"])("a build of %s on another machine", (bundler) => {
  it.each(["production", "development"] as const)("is the same in %s", async (mode) => {
    const host: Project = { ...project, config: { mode, entry: "./src/main.js" } };
    // As on two machines: each is in a folder of its own.
    const [here, there] = [await buildWorld(bundler, { host }), await buildWorld(bundler, { host })];
    worlds.push(here, there);
    expect(there.manifests).toEqual(here.manifests);
    const app = (await openPage(there).runtime.import("host/app")) as Record<string, () => Promise<object>>;
    expect(await app["dep"]!()).toMatchObject({ version: "1.4.0" });
    expect(await app["chart"]!()).toMatchObject({ dep: "1.4.0" });
    expect(await app["two"]!()).toMatchObject({
      dep: { version: "1.4.0" },
      outer: { dep: { version: "2.5.0" } },
      c: 1,
    });
  });
});
