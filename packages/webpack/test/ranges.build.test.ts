import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Consume } from "@nacre/contract";
import { buildErrors, buildWorld, watchProject, type Bundler, type Project } from "./harness/buildWorld.ts";
import { install } from "./harness/install.ts";

const importing = (...names: string[]): string =>
  names.map((name, index) => `import * as m${index} from "${name}"; console.log(m${index});`).join("\n");
const plugin: Project["plugin"] = { exposes: { "./it": "./src/it.js" } };

/** Ranges by the key and the version behind each use. */
async function rangesOf(bundler: Bundler, project: Project): Promise<{ ranges: object; warnings: string[] }> {
  const world = await buildWorld(bundler, { it: { ...project, plugin: { ...plugin, ...project.plugin } } });
  await world.remove();
  const { consumes, provides } = world.manifests["it"]!;
  const ranges = Object.values(consumes).map(({ key, range, fallback }) => {
    const version = provides[key]?.find(({ module }) => module === fallback?.module)?.version;
    return [`${key}@${version}`, range];
  });
  return { ranges: Object.fromEntries(ranges), warnings: world.warnings["it"]! };
}

describe.each<Bundler>(["webpack", "rspack"])("%s takes a range from the package.json at its position", (bundler) => {
  it("npm aliases, the workspace of pnpm with links and catalogs, each where it stands", async () => {
    const { ranges, warnings } = await rangesOf(bundler, {
      files: {
        "../pnpm-workspace.yaml": "catalog:\n  dep: ^1.1.0\ncatalogs:\n  legacy:\n    dep: ^0.9.0\n",
        ...install("../packages/ui", "3.2.1", {
          dependencies: { dep: "catalog:legacy", core: "workspace:~" },
          code: importing("dep", "core"),
          sideEffects: true,
        }),
        ...install("../packages/core", "4.0.0"),
        ...install("../packages/ui/node_modules/dep", "0.9.3"),
        ...install("node_modules/dep", "1.4.0"),
        ...install("node_modules/renamed", "2.5.0", { name: "original" }),
        "src/it.js": importing("ui", "core", "dep", "renamed"),
      },
      links: {
        "node_modules/ui": "../../packages/ui",
        "node_modules/core": "../../packages/core",
        "../packages/ui/node_modules/core": "../../core",
      },
      dependencies: { ui: "workspace:*", core: "workspace:^", dep: "catalog:", renamed: "npm:original@^2.0.0" },
      plugin: { shared: ["ui", "core", "dep", "renamed"] },
    });
    expect(warnings).toEqual([]);
    // webpack, which cannot tell `workspace:^` from `workspace:~`, makes one module of both: it has to suit both.
    const core = bundler === "webpack" ? "~4.0.0" : expect.stringMatching(/^[~^]4\.0\.0$/);
    expect(ranges).toEqual({
      "ui@3.2.1": "3.2.1",
      "core@4.0.0": core,
      "dep@1.4.0": "^1.1.0",
      "dep@0.9.3": "^0.9.0",
      "renamed@2.5.0": "^2.0.0",
    });
  });

  it.each([
    ["package.json of Bun", { "../package.json": JSON.stringify({ workspaces: { catalog: { dep: "^1.1.0" } } }) }],
    ["package.json", { "../package.json": JSON.stringify({ catalogs: { default: { dep: "^1.1.0" } } }) }],
    [".yarnrc.yml", { "../.yarnrc.yml": 'nodeLinker: node-modules\n\ncatalog:\n  dep: "^1.1.0"\n' }],
  ])("a catalog in %s", async (_, files) => {
    const { ranges } = await rangesOf(bundler, {
      files: { ...files, ...install("node_modules/dep", "1.4.0"), "src/it.js": importing("dep") },
      dependencies: { dep: "catalog:" },
      plugin: { shared: ["dep"] },
    });
    expect(ranges).toEqual({ "dep@1.4.0": "^1.1.0" });
  });

  it("warns of what names no versions, once, and takes any", async () => {
    const { ranges, warnings } = await rangesOf(bundler, {
      files: {
        ...install("node_modules/tagged", "1.0.0"),
        ...install("node_modules/linked", "1.0.0"),
        ...install("node_modules/listed", "1.0.0"),
        "src/it.js": importing("tagged", "linked", "listed", "./other.js"),
        "src/other.js": importing("tagged"),
      },
      dependencies: { tagged: "latest", linked: "file:../linked", listed: "catalog:" },
      plugin: { shared: ["tagged", "linked", "listed"] },
    });
    expect(ranges).toEqual({ "tagged@1.0.0": false, "linked@1.0.0": false, "listed@1.0.0": false });
    expect(warnings).toHaveLength(3);
    for (const [name, text] of [
      ["tagged", "latest"],
      ["linked", "file:../linked"],
      ["listed", "catalog:"],
    ])
      expect(warnings.find((each) => each.includes(`shares ${name}, of which package.json wants "${text}"`))).toContain(
        "NACRE_WEBPACK_UNKNOWN_RANGE",
      );
  });

  it("anew when a package.json or a catalog changes while it watches", async () => {
    const project: Project = {
      files: {
        "../pnpm-workspace.yaml": "catalog:\n  dep: ^1.1.0\n",
        ...install("node_modules/dep", "1.4.0"),
        "src/it.js": importing("dep"),
      },
      dependencies: { dep: "workspace:^" },
      plugin: { ...plugin, shared: ["dep"] },
    };
    await watchProject(bundler, project, async (next, folder) => {
      const builtWith = async (range: string): Promise<Consume> => {
        const [consume] = Object.values((await next()).consumes);
        // A watcher may build more than once for one change.
        return consume!.range === range ? consume! : builtWith(range);
      };
      expect(await builtWith("^1.4.0")).toMatchObject({ key: "dep", strict: true });
      await writeFile(join(folder, "package.json"), JSON.stringify({ name: "it", dependencies: { dep: "catalog:" } }));
      expect(await builtWith("^1.1.0")).toMatchObject({ key: "dep", strict: true });
      await writeFile(join(folder, "../pnpm-workspace.yaml"), "catalog:\n  dep: 1.x\n");
      expect(await builtWith("1.x")).toMatchObject({ key: "dep", strict: true });
    });
  });

  it("a package that names itself, and a use that no package.json names, take any version", async () => {
    const { ranges } = await rangesOf(bundler, {
      files: {
        ...install("node_modules/dep", "1.4.0", { exports: "./index.js", code: importing("dep"), sideEffects: true }),
        "src/it.js": importing("dep"),
      },
      plugin: { shared: ["dep"] },
    });
    expect(ranges).toEqual({ "dep@1.4.0": false });
  });

  it("options may hold what a package.json does; what names no versions is an error there", async () => {
    const project: Project = {
      files: {
        "../pnpm-workspace.yaml": "catalog:\n  dep: ^1.1.0\n",
        ...install("node_modules/dep", "1.4.0"),
        ...install("node_modules/own", "1.4.0"),
        ...install("node_modules/any", "1.4.0"),
        "src/it.js": importing("dep", "own", "any"),
      },
      dependencies: { any: "^1.0.0" },
    };
    const shared = {
      dep: "catalog:",
      own: { requiredVersion: "workspace:^" },
      any: { requiredVersion: false as const },
    };
    const { ranges, warnings } = await rangesOf(bundler, { ...project, plugin: { shared } });
    expect(ranges).toEqual({ "dep@1.4.0": "^1.1.0", "own@1.4.0": "^1.4.0", "any@1.4.0": false });
    expect(warnings).toEqual([]);
    await expect(
      buildErrors(bundler, { ...project, plugin: { shared: { own: "link:../own" } } }),
    ).rejects.toMatchObject({
      code: "NACRE_WEBPACK_BAD_OPTIONS",
      details: {
        problems: [{ path: 'shared["own"].requiredVersion', message: expect.stringContaining("link:../own") }],
      },
    });
  });
});
