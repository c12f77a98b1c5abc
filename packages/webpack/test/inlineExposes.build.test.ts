import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Manifest } from "@nacre/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildWorld, type Bundler, type Project, type World } from "./harness/buildWorld.ts";
import { openPage } from "./harness/openPage.ts";

/** A container of small modules: one strict, one sloppy, one with a style. Each says that it was evaluated. */
function small(change: Partial<Project["plugin"]> = {}, config: Project["config"] = {}): Project {
  return {
    files: {
      "src/Strict.js":
        'globalThis.evaluated.push("Strict");\nexport default (function () { return this; })() === undefined ? "strict" : "sloppy";',
      "src/Sloppy.js":
        'globalThis.evaluated.push("Sloppy");\nmodule.exports = (function () { return this; })() === undefined ? "strict" : "sloppy";',
      "src/Again.js": 'export const again = () => import("./Strict.js");',
    },
    plugin: {
      exposes: { "./Strict": "./src/Strict.js", "./Sloppy": "./src/Sloppy.js", "./Again": "./src/Again.js" },
      ...change,
    },
    config,
  };
}

/** Scripts that a page can load of a build. */
function scriptsOf({ files }: Manifest): string[] {
  return Object.keys(files).filter((file) => files[file]!.type === "script");
}

const evaluated: string[] = [];
Object.assign(globalThis, { evaluated });

describe.each<Bundler>(["webpack", "rspack"])("small exposes of %s", (bundler) => {
  const build = async (project: Project): Promise<World> => buildWorld(bundler, { it: project });
  /** How many scripts a build has, which the world is made for. */
  const scripts = async (project: Project): Promise<string[]> => {
    const world = await build(project);
    await world.remove();
    return scriptsOf(world.manifests["it"]!);
  };

  describe("in the entry's file", () => {
    let world: World;
    beforeAll(async () => {
      world = await build(small({}, { devtool: "source-map" }));
    });
    afterAll(() => world.remove());

    it("are one file, and the manifest says so of each chunk", () => {
      const { entry, exposes, chunks, files } = world.manifests["it"]!;
      expect(scriptsOf(world.manifests["it"]!)).toEqual(entry);
      for (const expose of ["./Strict", "./Sloppy"])
        expect(exposes[expose]!.chunks.flatMap((chunk) => chunks[chunk]!.files)).toEqual(entry);
      expect(Object.keys(files)).toEqual(entry);
    });

    it("are requested once, and evaluated when they are asked for", async () => {
      evaluated.length = 0;
      const { runtime, requested } = openPage(world, "it");
      const strict = await runtime.load("it/Strict");
      expect(requested).toHaveLength(1);
      expect(evaluated).toEqual([]);
      expect(strict()).toMatchObject({ default: "strict" });
      await runtime.import("it/Sloppy");
      expect(evaluated).toEqual(["Strict", "Sloppy"]);
      expect(requested).toHaveLength(1);
    });

    it("stay strict and sloppy as they were", async () => {
      const { runtime } = openPage(world, "it");
      expect(await runtime.import("it/Strict")).toMatchObject({ default: "strict" });
      expect(await runtime.import("it/Sloppy")).toBe("sloppy");
    });

    it("are found by an import() of their own build", async () => {
      const { runtime, requested } = openPage(world, "it");
      const { again } = (await runtime.import("it/Again")) as { again(): Promise<{ default: string }> };
      expect((await again()).default).toBe("strict");
      expect(requested).toHaveLength(1);
    });

    it("a file that failed heals for the entry and for what it carries", async () => {
      const { runtime, broken } = openPage(world, "it");
      broken.add("container");
      await expect(runtime.import("it/Strict")).rejects.toMatchObject({ code: "NACRE_RUNTIME_FILE_FAILED" });
      broken.clear();
      expect(await runtime.import("it/Strict")).toMatchObject({ default: "strict" });
    });

    it("their sources stand in the entry's source map", async () => {
      const [entry] = world.manifests["it"]!.entry;
      const map = JSON.parse(await readFile(join(world.folder, "it/dist", `${entry}.map`), "utf8")) as {
        sources: string[];
      };
      for (const file of ["Strict", "Sloppy", "Again"])
        expect(map.sources).toContainEqual(expect.stringMatching(`src/${file}\\.js`));
    });

    it("a change of one gives the entry another name", async () => {
      const project = small();
      project.files["src/Sloppy.js"] = 'module.exports = "changed";';
      expect(await scripts(project)).not.toEqual(world.manifests["it"]!.entry);
    });
  });

  it("of an application bring small shared modules along, those that fit", async () => {
    const install = (name: string, text: string): Record<string, string> => ({
      [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: "1.0.0", main: "index.js" }),
      [`node_modules/${name}/index.js`]: `export const text = ${JSON.stringify(text)};`,
    });
    const world = await build({
      files: {
        "src/main.js": 'export { text as little } from "little"; export { text as large } from "large";',
        ...install("little", "little"),
        ...install("large", "large ".repeat(3000)),
      },
      dependencies: { little: "^1.0.0", large: "^1.0.0" },
      plugin: { shared: ["little", "large"] },
      config: { entry: "./src/main.js" },
    });
    const { provides, chunks, entry } = world.manifests["it"]!;
    const filesOf = (key: string): string[] => provides[key]![0]!.chunks.flatMap((chunk) => chunks[chunk]!.files);
    expect(filesOf("little")).toEqual(entry);
    expect(filesOf("large")).not.toEqual(entry);
    const { runtime, requested } = openPage(world, "it");
    expect(await runtime.import("it/app")).toMatchObject({ little: "little" });
    expect(requested).toHaveLength(2);
    await world.remove();
  });

  it("above the limit keep their files", async () => {
    expect((await scripts(small({ inlineExposes: 100 }))).length).toBeGreaterThan(3);
    const large = small();
    large.files["src/Strict.js"] = `export default ${JSON.stringify("large ".repeat(3000))};`;
    expect((await scripts(large)).length).toBeGreaterThan(3);
  });

  it("keep their files where a foreign host, a name without a hash, a module or a worker needs files of its own", async () => {
    const kept: Project[] = [
      small({ remoteEntry: true }),
      small({}, { optimization: { realContentHash: false } }),
      small({}, { mode: "development", devtool: false }),
      small({}, { output: { module: true, chunkFormat: "module" }, experiments: { outputModule: true } }),
    ];
    const started = small();
    started.files["src/work.js"] = "postMessage(1);";
    started.files["src/Again.js"] = 'export const work = () => new Worker(new URL("./work.js", import.meta.url));';
    kept.push(started);
    for (const project of kept) expect((await scripts(project)).length).toBeGreaterThan(3);
  });

  it("keep their styles in files of their own", async () => {
    const project = small(
      {},
      { experiments: { css: true }, module: { rules: [{ test: /\.css$/, type: "css/auto" }] } },
    );
    project.files["src/style.css"] = ".it { color: red }";
    project.files["src/Strict.js"] = 'import "./style.css"; export default "styled";';
    const world = await build(project);
    const { exposes, chunks, entry, files } = world.manifests["it"]!;
    const mine = exposes["./Strict"]!.chunks.flatMap((chunk) => chunks[chunk]!.files);
    expect(mine.map((file) => files[file]!.type)).toEqual(["style", "script"]);
    expect(mine).toContain(entry[0]);
    await world.remove();
  });

  it("do not wait for stories, which are never in the entry", async () => {
    const project = small({ stories: "./src/*.stories.js" });
    project.files["src/A.stories.js"] =
      `export default { title: "A" }; export const One = { args: { text: "${"long ".repeat(4000)}" } };`;
    const world = await build(project);
    const { exposes, chunks, entry } = world.manifests["it"]!;
    const filesOf = (expose: string): string[] => exposes[expose]!.chunks.flatMap((chunk) => chunks[chunk]!.files);
    expect(filesOf("./Strict")).toEqual(entry);
    const stories = Object.keys(exposes).find((expose) => !(expose in project.plugin!.exposes!))!;
    expect(filesOf(stories)).not.toEqual(entry);
    await world.remove();
  });
});
