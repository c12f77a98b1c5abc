import { afterEach, describe, expect, it } from "vitest";
import type { Manifest } from "@nacre/contract";
import { buildWorld, type Bundler, type Project, type World } from "./harness/buildWorld.ts";
import { install } from "./harness/install.ts";
import { openPage } from "./harness/openPage.ts";

const worlds: World[] = [];
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.remove();
});

const project = (imports: string): Project => ({
  files: {
    ...install("node_modules/dep", "1.4.0"),
    ...install("node_modules/outer", "1.0.0", { dependencies: { dep: "^2.0.0" }, code: 'export * as dep from "dep";' }),
    ...install("node_modules/outer/node_modules/dep", "2.5.0"),
    "src/main.js": imports,
    "src/one.js": 'export * as dep from "dep"; export * as outer from "outer"; export { default as c } from "./c.js";',
    "src/two.js": 'export * as dep from "dep"; export * as outer from "outer"; export { default as c } from "./c.js";',
    "src/c.js": "export default 1;",
  },
  dependencies: { dep: "^1.0.0", outer: "^1.0.0" },
  plugin: { shared: ["dep", "outer", "./src/c.js"] },
  config: { entry: "./src/main.js" },
});

/** The same project in two folders, as on two machines. */
async function twice(bundler: Bundler, it: Project): Promise<Manifest[]> {
  const built = [await buildWorld(bundler, { host: it }), await buildWorld(bundler, { host: it })];
  worlds.push(...built);
  return built.map(({ manifests }) => manifests["host"]!);
}

describe.each<Bundler>(["webpack", "rspack"])("a build of %s on another machine", (bundler) => {
  it.each(["production", "development"] as const)("is the same in %s", async (mode) => {
    const imports = 'export const one = () => import("./one.js"); export const two = () => import("./two.js");';
    const it = project(imports);
    const [here, there] = await twice(bundler, { ...it, config: { ...it.config, mode } });
    expect(there).toEqual(here);
  });

  it("is the same where import() names a shared module itself, and its chunk has a name", async () => {
    const imports = 'export const dep = () => import(/* webpackChunkName: "dep" */ "dep");';
    const [here, there] = await twice(bundler, project(imports));
    expect(there).toEqual(here);
    const { dep } = (await openPage(worlds[0]!).runtime.import("host/app")) as { dep(): Promise<{ version: string }> };
    expect((await dep()).version).toBe("1.4.0");
  });
});
