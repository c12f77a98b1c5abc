import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { parseTypesManifest, type TypesManifest } from "@nacre/contract";
import type { Compiler, Configuration } from "webpack";
import { buildErrors, buildWorld, watchProject, type Bundler, type Project, type World } from "./harness/buildWorld.ts";
import { install } from "./harness/install.ts";

let world: World | undefined;
afterEach(async () => {
  await world?.remove();
  world = undefined;
});

const options = {
  strict: true,
  module: "esnext",
  moduleResolution: "bundler",
  target: "es2022",
  lib: ["es2022"],
  jsx: "react-jsx",
  noEmit: true,
  allowImportingTsExtensions: true,
};
const paths = { "@/*": ["./src/*"], "ui/Card": ["./vendor/Card.ts"] };
const tsconfig = (more: Record<string, unknown> = {}, include = ["src"]): Record<string, string> => ({
  "tsconfig.json": `// with a comment\n${JSON.stringify({ compilerOptions: { ...options, types: [], paths, ...more }, include })}`,
});

function config(bundler: Bundler, more: Configuration = {}): Configuration {
  const loader = bundler === "rspack" ? "builtin:swc-loader" : "swc-loader";
  const use = { loader, options: { jsc: { parser: { syntax: "typescript", tsx: true }, target: "es2022" } } };
  return {
    resolve: { extensions: [".tsx", ".ts", ".js"] },
    module: {
      rules: [
        { test: /\.tsx?$/, use },
        { test: /\.css$/, type: "asset/source" },
      ],
    },
    ...more,
  };
}

async function typesOf(name: string): Promise<{ list: TypesManifest; text(file: string): Promise<string> }> {
  const folder = join(world!.folder, name, "dist");
  const parsed = parseTypesManifest(JSON.parse(await readFile(join(folder, "nacre.types.json"), "utf8")));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return { list: parsed.value, text: (file) => readFile(join(folder, "types", file), "utf8") };
}

const small: Project = {
  files: { ...tsconfig(), "src/it.ts": "export interface Size { of: number }\nexport const size: Size = { of: 1 };\n" },
  plugin: { exposes: { "./it": "./src/it" } },
};

describe.each<Bundler>(["webpack", "rspack"])("declarations, with %s", (bundler) => {
  it("of all that the exposes reach, whatever the project calls it", async () => {
    world = await buildWorld(bundler, {
      components: {
        dependencies: { dep: "^1.0.0" },
        files: {
          ...tsconfig(),
          ...install("node_modules/dep", "1.4.0", { types: "index.d.ts" }),
          "node_modules/dep/index.d.ts":
            "export interface Dep { version: string }\nexport declare const version: string;",
          "packages/sizes/package.json": JSON.stringify({ name: "@own/sizes", private: true, main: "index.ts" }),
          "packages/sizes/index.ts": "export type Step = 1 | 2;\nexport const step: Step = 1;\n",
          "vendor/Card.ts":
            "export interface CardProps { title: string }\nexport const card: CardProps = { title: '' };",
          "src/css.d.ts":
            'declare module "*.css" {\n  /* } */ const text: { readonly part: string };\n  export default text;\n}\ndeclare module "*.svg";\n',
          "src/Button.css": ".a {}",
          "src/secret.ts": "export const secret = 1;",
          "src/shapes.d.ts": 'export type Shape = import("./parts/corner.ts").Corner;',
          "src/parts/corner.ts": "export interface Corner { radius: number }",
          "src/parts/tone.ts":
            "/** Said to users. */\nexport const tones = ['calm', 'loud'] as const;\nexport type Tone = (typeof tones)[number];",
          "src/Button.tsx": `
            import "./Button.css";
            import text from "./Button.css";
            import { secret } from "./secret.ts";
            import type { Dep } from "dep";
            import { card } from "ui/Card";
            import { step } from "@own/sizes";
            import type { Tone } from "@/parts/tone";
            import type { Shape } from "./shapes";
            export { default as styles } from "./Button.css";
            export interface ButtonProps { tone: Tone; shape?: Shape; dep?: Dep }
            export function Button(props: ButtonProps): string { return text.part + secret + card.title + step + props.tone; }
            export const inferred = () => ({ card, step });
            export default Button;`,
          "src/theme/index.ts": "export * from '../parts/tone.ts';",
          "src/legacy.js": "export const legacy = 1;",
          "src/legacy.d.ts": "export declare const legacy: 1;",
          "src/plain.js": "export default 1;",
        },
        links: { "node_modules/@own/sizes": "../../packages/sizes" },
        plugin: {
          remotes: { ui: "library" },
          exposes: {
            ".": "./src/theme",
            "./Button": ["./src/Button.css", "./src/Button"],
            "./legacy": "./src/legacy.js",
            "./plain": "./src/plain.js",
            "./styles": "./src/Button.css",
          },
        },
        config: config(bundler),
      },
    });
    const { list, text } = await typesOf("components");
    expect(world.warnings["components"]).toEqual([]);
    expect(list).toMatchObject({ name: "components", version: "1.0.0", build: world.builds[0]!.id });
    expect(list.typescript).toMatch(/^\d+\.\d+\./);
    expect(list.exposes).toEqual({
      ".": "types/src/theme/index.d.ts",
      "./Button": "types/src/Button.d.ts",
      "./legacy": "types/src/legacy.d.ts",
    });
    expect(Object.keys(list.files)).toEqual([
      "types/nacre-assets.d.ts",
      "types/packages/sizes/index.d.ts",
      "types/src/Button.d.ts",
      "types/src/legacy.d.ts",
      "types/src/parts/corner.d.ts",
      "types/src/parts/tone.d.ts",
      "types/src/shapes.d.ts",
      "types/src/theme/index.d.ts",
    ]);
    for (const [file, { size, integrity }] of Object.entries(list.files)) {
      const bytes = Buffer.from(await text(file.slice("types/".length)));
      const hash = createHash("sha384").update(bytes).digest("base64");
      expect([size, integrity]).toEqual([bytes.length, `sha384-${hash}`]);
    }
    expect([list.remotes, list.packages]).toEqual([["library"], ["dep"]]);

    const button = await text("src/Button.d.ts");
    expect(button).toContain('import type { Tone } from "./parts/tone.js"');
    expect(button).toContain('import type { Shape } from "./shapes.js"');
    expect(button).toContain('import type { Dep } from "dep"');
    expect(button).toContain('card: import("library/Card").CardProps');
    expect(button).toContain('step: import("../packages/sizes/index.js").Step');
    expect(button).not.toMatch(/import "|secret/);
    expect(button).toMatch(/^\/\/\/ <reference path="\.\.\/nacre-assets\.d\.ts" \/>/);
    expect(button).toContain('export { default as styles } from "nacre:components/src/Button.css"');
    const assets = await text("nacre-assets.d.ts");
    expect(assets).toContain('declare module "nacre:components/src/Button.css" {');
    expect(assets.match(/\{ readonly part: string \}/g)).toHaveLength(1);
    expect(assets).not.toContain("svg");
    expect(await text("src/parts/tone.d.ts")).toContain("/** Said to users. */");
    expect(await text("src/shapes.d.ts")).toContain('import("./parts/corner.js")');
    expect(await readdir(join(world.folder, "components/.nacre"))).toEqual([]);
  });

  it("change nothing else of the build: neither its files nor its identity", async () => {
    const build = async (types: boolean): Promise<[string, string[]]> => {
      const built = await buildWorld(bundler, {
        it: { ...small, plugin: { ...small.plugin, types }, config: config(bundler) },
      });
      const files = await readdir(join(built.folder, "it/dist"), { recursive: true });
      await built.remove();
      return [built.builds[0]!.id, files.sort()];
    };
    const [id, files] = await build(true);
    const [plainId, plainFiles] = await build(false);
    expect(id).toBe(plainId);
    expect(files.filter((file) => !/^(types|nacre\.types\.json)/.test(file))).toEqual(plainFiles);
    expect(files).toContain("nacre.types.json");
    expect(plainFiles).not.toContain("nacre.types.json");
  });

  it("are made while the bundler works, not after it; it says how long it waited", async () => {
    const { started, bundled, files } = fakeTypeScript();
    const said: string[] = [];
    const listen = (compiler: Compiler): void =>
      compiler.hooks.compilation.tap("Listen", ({ hooks }) =>
        hooks.log.tap("Listen", (origin, { args }) => {
          if (origin === "NacrePlugin") said.push(String(args?.[0]));
          return undefined;
        }),
      );
    const meet = (compiler: Compiler): void =>
      compiler.hooks.finishMake.tapPromise("Meet", async () => {
        await until(() => existsSync(join(compiler.context, started)));
        await writeFile(join(compiler.context, bundled), "");
      });
    const { plugin } = small;
    world = await buildWorld(bundler, {
      it: {
        files: { ...small.files, ...files },
        plugin: plugin!,
        config: config(bundler, { plugins: [meet, listen] }),
      },
    });
    expect((await typesOf("it")).list).toMatchObject({ typescript: "5.9.9", exposes: { "./it": "types/it.d.ts" } });
    expect(said).toEqual([
      expect.stringMatching(/^TypeScript 5\.9\.9 declared 1 exposes; the build waited \d+ ms for it\.$/),
    ]);
  });

  it("are not made, and nothing is waited for, in development and while watching", async () => {
    const { started, files } = fakeTypeScript();
    const project: Project = { ...small, files: { ...small.files, ...files } };
    const expectNone = (folder: string): void =>
      expect(["dist/nacre.types.json", started].filter((file) => existsSync(join(folder, file)))).toEqual([]);
    world = await buildWorld(bundler, { it: { ...project, config: config(bundler, { mode: "development" }) } });
    expectNone(join(world.folder, "it"));
    await watchProject(bundler, { ...project, config: config(bundler) }, async (next, folder) => {
      await next();
      expectNone(folder);
    });
  });

  it("are not made where there is nothing to make: no tsconfig.json in the package, no types in the exposes", async () => {
    const { "tsconfig.json": _, ...files } = small.files;
    const script: Project = {
      files: { ...tsconfig(), "src/it.js": "export default 1;" },
      plugin: { exposes: { "./it": "./src/it.js" } },
    };
    world = await buildWorld(bundler, { it: { ...small, files, config: config(bundler) }, script });
    for (const name of ["it", "script"])
      expect(existsSync(join(world.folder, name, "dist/nacre.types.json"))).toBe(false);
    expect(world.warnings).toEqual({ it: [], script: [] });
  });
});

it("are the same of an older TypeScript", async () => {
  const text = async (links: Record<string, string>): Promise<[string, string]> => {
    const built = await buildWorld("webpack", { it: { ...small, links, config: config("webpack") } });
    const made = [built.folder, "it/dist"] as const;
    const { typescript } = JSON.parse(await readFile(join(...made, "nacre.types.json"), "utf8")) as TypesManifest;
    const declared = await readFile(join(...made, "types/it.d.ts"), "utf8");
    await built.remove();
    return [typescript, declared];
  };
  const attw = createRequire(import.meta.url).resolve("@arethetypeswrong/cli/package.json");
  const core = createRequire(attw).resolve("@arethetypeswrong/core");
  const older = dirname(createRequire(core).resolve("typescript/package.json"));
  const [version, declared] = await text({ "node_modules/typescript": older });
  expect(version).toMatch(/^5\./);
  expect(await text({})).toEqual([expect.not.stringMatching(/^5\./), declared]);
});

describe("what TypeScript has against the code", () => {
  const broken: Project = {
    files: { ...tsconfig(), "src/it.ts": "export const size: number = 'one';\nexport const other: string = 1;\n" },
    plugin: { exposes: { "./it": "./src/it.ts" } },
    config: config("webpack"),
  };

  it("is a warning that lists all of it, and the build has no declarations", async () => {
    world = await buildWorld("webpack", { it: broken });
    const [warning = "", ...others] = world.warnings["it"]!;
    expect(others).toEqual([]);
    expect(warning).toMatch(/NACRE_WEBPACK_NO_TYPES: "it" has no declarations/);
    expect(warning).toMatch(/src.it\.ts\(1,14\): TS2322: .*\n.*src.it\.ts\(2,14\): TS2322: /);
    expect(existsSync(join(world.folder, "it/dist/nacre.json"))).toBe(true);
    expect(existsSync(join(world.folder, "it/dist/nacre.types.json"))).toBe(false);
  });

  it("is an error where declarations are required", async () => {
    const errors = await buildErrors("webpack", { ...broken, plugin: { ...broken.plugin, types: { required: true } } });
    expect(errors).toEqual([expect.stringContaining("NACRE_WEBPACK_NO_TYPES")]);
  });

  it.each<[string, Project["plugin"], Record<string, string>, RegExp]>([
    ["no tsconfig.json, though types are wanted", { types: true }, {}, /there is no tsconfig\.json in /],
    ["a tsconfig that is not there", { types: { tsconfig: "../gone.json" } }, {}, /gone\.json/],
    ["a tsconfig that is no JSON", {}, { "tsconfig.json": "{ compilerOptions" }, /TS\d+/],
    [
      "a tsconfig without files of its own",
      {},
      { "tsconfig.json": '{ "files": [], "references": [] }' },
      /tsconfig\.json has no files of its own/,
    ],
  ])("%s is named", async (_, plugin, files, expected) => {
    const project = { files: { "src/it.ts": "export const it = 1;", ...files }, config: config("webpack") };
    world = await buildWorld("webpack", {
      it: { ...project, plugin: { exposes: { "./it": "./src/it.ts" }, ...plugin } },
    });
    expect(world.warnings["it"]).toEqual([expect.stringMatching(expected)]);
  });
});

/** A TypeScript that says when it starts, and does not go on before something else has happened. */
function fakeTypeScript(): { started: string; bundled: string; files: Record<string, string> } {
  const tsc = `
    const { existsSync, mkdirSync, readFileSync, writeFileSync } = require("node:fs");
    const { dirname } = require("node:path");
    const [, , , config, what] = process.argv;
    if (what === "--showConfig") {
      writeFileSync("started", "");
      while (!existsSync("bundled")) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
      console.log(JSON.stringify({ files: ["./src/it.ts"] }));
    } else {
      const { files: [file], compilerOptions: { outDir } } = JSON.parse(readFileSync(config, "utf8"));
      const to = outDir + file.replace(/\\.ts$/, ".d.ts");
      mkdirSync(dirname(to), { recursive: true });
      writeFileSync(to, "export declare const size: 1;");
    }`;
  const packageJson = JSON.stringify({ name: "typescript", version: "5.9.9", bin: { tsc: "./tsc.js" } });
  const files = { "node_modules/typescript/package.json": packageJson, "node_modules/typescript/tsc.js": tsc };
  return { started: "started", bundled: "bundled", files };
}

async function until(isSo: () => boolean): Promise<void> {
  await vi.waitUntil(isSo, { timeout: 60_000, interval: 10 });
}
