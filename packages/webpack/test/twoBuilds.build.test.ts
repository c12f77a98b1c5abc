import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isNacreError } from "@nacre/contract";
import { NacrePlugin } from "@nacre/webpack";
import type { Compiler } from "webpack";
import { buildErrors, buildWorld, errorsTogether, type Bundler, type Project } from "./harness/buildWorld.ts";
import { install } from "./harness/install.ts";
import { openPage } from "./harness/openPage.ts";

type Plugin = (compiler: Compiler) => void;

describe.each<Bundler>(["webpack", "rspack"])("two builds in one package, with %s", (bundler) => {
  it("do not collide on a page: equal chunks, module ids and files stay apart", async () => {
    const files = {
      ...install("node_modules/dep", "1.4.0"),
      "src/state.js": "export const state = { name: undefined };",
      "src/first.js":
        'import { state } from "./state.js"; state.name = "first"; export { state }; export * as dep from "dep"; export const lazy = () => import("./lazy.js");',
      "src/second.js":
        'import { state } from "./state.js"; state.name = "second"; export { state }; export * as dep from "dep"; export const lazy = () => import("./lazy.js");',
      "src/lazy.js": 'import { state } from "./state.js"; export default "lazy of " + state.name;',
    };
    const shared = ["dep", "./src/state.js"];
    const project = (entry: string): Project => ({
      files,
      folder: "package",
      dependencies: { dep: "^1.0.0" },
      plugin: { exposes: { "./it": entry }, shared },
    });
    const host: Project = {
      files: { "src/main.js": 'export * as first from "first/it"; export * as second from "second/it";' },
      plugin: { remotes: ["first", "second"] },
      config: { entry: "./src/main.js" },
    };
    const world = await buildWorld(bundler, {
      host,
      first: project("./src/first.js"),
      second: project("./src/second.js"),
    });
    const page = openPage(world);
    interface Part {
      state: { name: string };
      dep: { version: string };
      lazy(): Promise<{ default: string }>;
    }
    const app = (await page.runtime.import("host/app")) as Record<"first" | "second", Part>;
    expect([app.first.state.name, app.second.state.name]).toEqual(["first", "second"]);
    expect([app.first.dep.version, app.second.dep.version]).toEqual(["1.4.0", "1.4.0"]);
    expect((await app.first.lazy()).default).toBe("lazy of first");
    expect((await app.second.lazy()).default).toBe("lazy of second");
    expect(
      Object.keys(world.manifests["first"]!.chunks).filter((id) => id in world.manifests["second"]!.chunks),
    ).not.toEqual([]);
    await world.remove();
  });

  it("need a folder each to write to", async () => {
    const files = { "src/it.js": "export default 1;" };
    const plugin = { exposes: { "./it": "./src/it.js" } };
    const intoOne: Plugin = ({ context, options }) => void (options.output.path = join(context, "dist"));
    const project: Project = { files, plugin, folder: "package", config: { plugins: [intoOne] } };
    const errors = await errorsTogether(bundler, { first: project, second: project });
    // Side by side, either may be the first to say so.
    expect(errors).toEqual([expect.stringMatching(/output\.path: "(first|second)" writes there too/)]);
  });

  it("need a configuration each", async () => {
    const two = { files: {}, config: { plugins: [new NacrePlugin({ name: "other" }) as never] } };
    await expect(buildErrors(bundler, two)).rejects.toSatisfy(
      (error) =>
        isNacreError(error, "NACRE_WEBPACK_BAD_OPTIONS") && JSON.stringify(error.details).includes("it, other"),
    );
  });
});
