import { parseManifest } from "@nacre/contract";
import type { Configuration } from "webpack";
import { describe, expect, it } from "vitest";
import { buildWorld, type Bundler, type Project, type World } from "./harness/buildWorld.ts";
import { install } from "./harness/install.ts";

const project: Project = {
  files: {
    "src/Widget.js": `
      export const start = () => new Worker(new URL("./work.js", import.meta.url));
      export const other = () => new SharedWorker(new URL("./shared.js", import.meta.url));`,
    "src/work.js": `
      import { version } from "dep"; import { name } from "deep/Name"; import { help } from "./help.js";
      onmessage = async () => postMessage([version, name, help(), await import("./lazy.js")]);`,
    "src/shared.js":
      'import { version } from "dep"; import { help } from "./help.js"; onconnect = () => help(version);',
    "src/help.js": "export const help = (value) => value;",
    "src/lazy.js": 'export default "lazy";',
    ...install("node_modules/dep", "1.0.0"),
  },
  dependencies: { dep: "^1.0.0" },
  plugin: { exposes: { "./Widget": "./src/Widget.js" }, remotes: ["deep"], shared: ["dep"] },
};

const build = (bundler: Bundler, config: Configuration): Promise<World> =>
  buildWorld(bundler, { it: { ...project, config } });
const esm: Configuration = {
  target: ["web", "es2022"],
  output: { module: true, chunkFormat: "module", chunkLoading: "import", workerChunkLoading: "import" },
};

const configurations: [string, Configuration][] = [
  ["production", {}],
  ["development", { mode: "development" }],
  ["splitChunks for all", { optimization: { splitChunks: { chunks: "all", minSize: 0 } } }],
  ["runtimeChunk single", { optimization: { runtimeChunk: "single" } }],
];

describe.each<Bundler>(["webpack", "rspack"])("workers in a build of %s", (bundler) => {
  it.each(configurations)("are in the manifest with all that they start with: %s", async (_, config) => {
    const world = await build(bundler, config);
    const manifest = world.manifests["it"]!;
    expect(parseManifest(manifest)).toMatchObject({ ok: true });
    const { workers = {}, chunks, workerEntry } = manifest;
    expect(Object.keys(workers)).toHaveLength(2);
    const uses = Object.values(workers).map((worker) => ({
      modules: worker.modules.length,
      consumes: new Set(worker.chunks.flatMap((id) => chunks[id]!.consumes ?? [])).size,
      remotes: worker.chunks.flatMap((id) => chunks[id]!.remotes ?? []).length,
      lazy: worker.chunks.some((id) => chunks[id]!.lazy),
    }));
    expect(uses).toEqual(
      expect.arrayContaining([
        { modules: 1, consumes: 1, remotes: 1, lazy: true },
        { modules: 1, consumes: 1, remotes: 0, lazy: false },
      ]),
    );
    expect(manifest.files[workerEntry!]).toMatchObject({ type: "script" });
    // They are not loaded with the module that can start them, nor by its `import()`s.
    const widget = manifest.exposes["./Widget"]!.chunks.flatMap((id) => [id, ...(chunks[id]!.lazy ?? []).flat()]);
    for (const id of Object.keys(workers)) expect(widget).not.toContain(id);
    expect(world.warnings["it"]).toEqual([]);
    await world.remove();
  });

  it("cost a build nothing that has none", async () => {
    const world = await buildWorld(bundler, {
      it: { files: { "src/A.js": "export default 1;" }, plugin: { exposes: { "./A": "./src/A.js" } } },
    });
    expect(world.manifests["it"]).not.toHaveProperty("workers");
    expect(world.manifests["it"]).not.toHaveProperty("workerEntry");
    expect(Object.keys(world.manifests["it"]!.files)).toEqual(world.manifests["it"]!.entry);
    await world.remove();
  });

  it("that cannot be planned are a warning which names them", async () => {
    const configs = bundler === "webpack" ? [esm, { target: "async-node22" }] : [{ target: "async-node22" }];
    for (const config of configs) {
      const world = await build(bundler, config);
      expect(world.warnings["it"]).toEqual([expect.stringContaining("NACRE_WEBPACK_WORKERS_NOT_PLANNED")]);
      expect(world.warnings["it"]![0]).toMatch(/src\/work\.js/);
      expect(world.manifests["it"]).not.toHaveProperty("workers");
      await world.remove();
    }
  });
});
