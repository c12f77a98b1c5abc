import { select } from "@nacre/plan";
import { createRuntime, type PageRuntime } from "@nacre/runtime";
import { createNodeAdapter } from "@nacre/runtime/node";
import type { MiddlewareHandler } from "hono";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildWorld, type Bundler, type Project, type World } from "./harness/buildWorld.ts";
import { serveWorld, type ServedWorld } from "./harness/serveWorld.ts";

const outputs: Record<string, Project["config"]> = {
  script: {},
  commonjs: { target: "async-node22" },
  module: {
    target: ["node22", "es2022"],
    output: { module: true, chunkFormat: "module", chunkLoading: "import" },
    // By itself Rspack asks for builtin modules with a `require` that works only for files.
    externalsPresets: { node: false },
    externalsType: "module",
    externals: ["node:path"],
  },
};

const projects = (config: Project["config"]): Record<string, Project> => ({
  host: {
    files: {
      "src/main.js": `
        ${config!.target ? 'import { basename } from "node:path";' : "const basename = (path) => path.split('/').at(-1);"}
        import widget from "lib/Widget";
        export const text = widget.text;
        export const file = basename("/a/b.txt");
        export const lazy = () => import("./lazy.js").then((each) => each.default);
        export const later = () => import("lib/Later").then((each) => each.default);
        export const picture = widget.picture;`,
      "src/lazy.js": 'export default "lazy of host";',
    },
    plugin: { remotes: ["lib"] },
    config: { ...config, entry: "./src/main.js" },
  },
  lib: {
    files: {
      "src/Widget.js":
        'import { peer } from "host2/Peer"; import url from "./picture.svg"; export default { text: "widget with " + peer(), picture: url }; export const name = "lib";',
      "src/Later.js": 'export default "later of lib";',
      "src/picture.svg": "<svg/>",
    },
    plugin: { exposes: { "./Widget": "./src/Widget.js", "./Later": "./src/Later.js" }, remotes: ["host2"] },
    config: { ...config, module: { rules: [{ test: /\.svg$/, type: "asset/resource" }] } },
  },
  host2: {
    files: {
      "src/Peer.js": 'import { name } from "lib/Widget"; export const peer = () => "peer of " + typeof (() => name);',
    },
    plugin: { exposes: { "./Peer": "./src/Peer.js" }, remotes: ["lib"] },
    config: config!,
  },
});

interface App {
  text: string;
  file: string;
  picture: string;
  lazy(): Promise<string>;
  later(): Promise<string>;
}

describe.each<Bundler>(["webpack", "rspack"])("containers of %s in Node, over HTTP", (bundler) => {
  describe.each(Object.keys(outputs))("as %s", (output) => {
    let world: World;
    let fault: MiddlewareHandler | undefined;
    let served: ServedWorld;
    beforeAll(async () => {
      world = await buildWorld(bundler, projects(outputs[output]));
      served = await serveWorld(world, "host", (context, next) => (fault ? fault(context, next) : next()));
    });
    afterAll(async () => {
      await served.close();
      await world.remove();
    });
    const open = (deadline = 10_000): PageRuntime =>
      createRuntime({ snapshot: served.snapshot, adapter: createNodeAdapter({ deadline, cache: false }) });

    it("static and dynamic imports, nested and circular, assets at their HTTP address", async () => {
      const app = (await open().import("host/app")) as App;
      expect(app.text).toBe("widget with peer of function");
      expect(app.file).toBe("b.txt");
      expect([await app.lazy(), await app.later()]).toEqual(["lazy of host", "later of lib"]);
      expect(new URL(app.picture, "http://x").href).toMatch(/^http:\/\/localhost:\d+\/[\w.]+\.svg$/);
    });

    it("all files are requested in parallel: none waits for an answer", async () => {
      const planned = select(served.snapshot, ["host/app"]).files;
      const asked: string[] = [];
      let release = (): void => {};
      const allAsked = new Promise<void>((resolve) => (release = resolve));
      fault = async (context, next) => {
        if (asked.push(context.req.url) === planned.length) release();
        await allAsked;
        return next();
      };
      await open().load("host/app");
      fault = undefined;
      expect(asked.toSorted()).toEqual(planned.map((file) => file.url).toSorted());
    });

    it("two runtimes live side by side and share no module", async () => {
      const [first, second] = await Promise.all([open().import("lib/Widget"), open().import("lib/Widget")]);
      expect(first).not.toBe(second);
      expect((first as { name: string }).name).toBe((second as { name: string }).name);
    });

    it.each<[string, MiddlewareHandler, RegExp, number?]>([
      ["a status other than 200", (context) => Promise.resolve(context.text("gone", 410)), /status 410/],
      ["a redirect", (context) => Promise.resolve(context.redirect("/elsewhere.js")), /status 302/],
      ["HTML", (context) => Promise.resolve(context.html("<p>Welcome</p>")), /content type text\/html/],
      [
        "other bytes",
        (context) => Promise.resolve(context.body("evil()", 200, { "content-type": "text/javascript" })),
        /hash/,
      ],
      ["no answer in time", () => new Promise<never>(() => {}), /timeout|aborted/i, 2500],
    ])("refuses %s, then heals", async (_, handler, reason, deadline) => {
      const runtime = open(deadline);
      fault = handler;
      await expect(runtime.import("lib/Later")).rejects.toMatchObject({
        code: "NACRE_RUNTIME_FILE_FAILED",
        details: { reason: expect.stringMatching(reason) },
      });
      fault = undefined;
      expect(((await runtime.import("lib/Later")) as { default: string }).default).toBe("later of lib");
    });
  });
});
