import { execFile } from "node:child_process";
import { readdir, readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import type { NacreServer } from "@nacre/cli";
import { NacrePlugin, type NacrePluginOptions } from "@nacre/webpack";
import { rspack } from "@rspack/core";
import { describe, expect, test, vi } from "vitest";
import webpack, { type Configuration } from "webpack";
import { folderPerTest } from "./harness/folderPerTest.ts";
import { nacre } from "./harness/nacre.ts";

type Bundler = "webpack" | "rspack";

const repository = join(import.meta.dirname, "../../..");
const { resolve } = createRequire(join(repository, "package.json"));
/** Six builds and seven runs of a compiler, on a machine that does other things too. */
vi.setConfig({ testTimeout: 240_000 });
const { path, writeAll: write, start } = folderPerTest();
let server: NacreServer;

/** A project in a repository of its own, with the packages that are installed here. */
async function project(name: string, files: Record<string, string>, compilerOptions: object = {}): Promise<void> {
  const settings = {
    strict: true,
    module: "esnext",
    moduleResolution: "bundler",
    target: "es2022",
    lib: ["es2022", "dom"],
  };
  const own = {
    jsx: "react-jsx",
    types: [],
    noEmit: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    ...compilerOptions,
  };
  const tsconfig = { compilerOptions: { ...settings, ...own }, include: ["src"] };
  const packageJson = { name, version: "1.2.0", dependencies: { react: "^19.0.0" } };
  const all = { "package.json": packageJson, "tsconfig.json": tsconfig };
  const texts = Object.entries(all).map(([file, value]) => [file, JSON.stringify(value, null, 2)] as const);
  const named = [...texts, ...Object.entries(files)].map(([file, text]) => [`${name}/${file}`, text] as const);
  await write(Object.fromEntries(named));
  await symlink(join(repository, "node_modules"), path(name, "node_modules"));
}

async function build(
  bundler: Bundler,
  name: string,
  plugin: Omit<NacrePluginOptions, "name">,
  entry = "",
): Promise<void> {
  const loader = bundler === "rspack" ? "builtin:swc-loader" : resolve("swc-loader");
  const jsc = {
    parser: { syntax: "typescript", tsx: true },
    transform: { react: { runtime: "automatic" } },
    target: "es2022",
  };
  const config: Configuration = {
    mode: "production",
    context: path(name),
    entry: entry === "" ? {} : entry,
    target: ["web", "es2022"],
    devtool: false,
    output: { path: path(name, "dist"), filename: "[name].[contenthash:8].js", clean: true },
    resolve: { extensions: [".tsx", ".ts", ".js"] },
    module: { rules: [{ test: /\.tsx?$/, exclude: /node_modules/, use: { loader, options: { jsc } } }] },
    plugins: [new NacrePlugin({ name, ...plugin })],
  };
  const run = (bundler === "rspack" ? rspack : webpack) as typeof webpack;
  const stats = await new Promise<webpack.Stats>((done, fail) => {
    run(config, (error, made) => (error || !made ? fail(error) : done(made)));
  });
  const { errors, warnings } = stats.compilation;
  expect([...errors, ...warnings].map(({ message }) => message)).toEqual([]);
}

const types = (source: string, ...words: string[]): ReturnType<typeof nacre> =>
  nacre("types", source, "--tsconfig", path("consumer/tsconfig.json"), ...words);

/** What the consumer's own compiler says. */
async function tsc(): Promise<string> {
  const run = promisify(execFile)(resolve("typescript/package.json").replace("package.json", "bin/tsc"), ["-p", "."], {
    cwd: path("consumer"),
  });
  return run.then(
    ({ stdout }) => stdout,
    ({ stdout }: { stdout: string }) => stdout,
  );
}

async function consumerFiles(): Promise<Record<string, string>> {
  const names = (await readdir(path("consumer"), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !entry.parentPath.includes("node_modules"))
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(name, "utf8")] as const)),
  );
}

const button = (tones: string, text = "1"): Record<string, string> => ({
  "components/src/parts/tone.ts": `export type Tone = ${tones};\n`,
  "components/src/Button.tsx": `
    import type { ReactElement, ReactNode } from "react";
    import type { Tone } from "./parts/tone.ts";
    export interface ButtonProps { tone: Tone; children?: ReactNode }
    export default function Button({ tone, children }: ButtonProps): ReactElement {
      return <button className={tone} title="${text}">{children}</button>;
    }`,
});

const page = `
  import Button from "components/Button";
  import { List } from "catalog/List";
  export const page = <><Button tone="loud">Pay</Button><List button={{ tone: "calm" }} /></>;
`;

/** Three repositories, built and served: a page, a library, and a container whose types are made of the library's. */
async function shop(bundler: Bundler): Promise<NacreServer> {
  await project("host", {
    "src/main.js": "document.title = 'Shop';",
    "src/index.html": "<html><head><!--nacre--></head></html>",
  });
  await build(bundler, "host", { html: "./src/index.html" }, "./src/main.js");
  await project("components", {});
  await write(button('"calm" | "loud"'));
  await build(bundler, "components", { exposes: { "./Button": "./src/Button" } });
  await project(
    "catalog",
    {
      "src/List.tsx": `
        import type { ReactElement } from "react";
        import type { ButtonProps } from "ui/Button";
        export function List({ button }: { button: ButtonProps }): ReactElement { return <p>{button.tone}</p>; }`,
    },
    { paths: { "ui/*": ["../components/src/*"] } },
  );
  await build(bundler, "catalog", { exposes: { "./List": "./src/List.tsx" }, remotes: { ui: "components" } });
  server = await start(["host/dist", "components/dist", "catalog/dist"]);
  return server;
}

async function redeploy(bundler: Bundler, tones: string, text?: string): Promise<void> {
  await write(button(tones, text));
  await build(bundler, "components", { exposes: { "./Button": "./src/Button" } });
  await server.redeploy(path("components/dist"));
}

describe.each<Bundler>(["webpack", "rspack"])("types across repositories, built with %s", (bundler) => {
  test("a remote's type change that breaks a consumer shows in its tsc, and --check names the remote and the build", async () => {
    const { url } = await shop(bundler);
    await project("consumer", { "src/Page.tsx": page });
    expect(await tsc()).toContain("TS2307");

    const got = await types(url);
    expect(got).toMatchObject({ err: "", code: 0 });
    expect(got.out).toMatch(/\+ catalog\/List\n\+ components\/Button/);
    expect(await readdir(path("consumer/.nacre"))).toEqual(["types"]);
    expect(await tsc()).toBe("");
    expect(await types(url, "--check")).toMatchObject({ err: "", code: 0 });

    await redeploy(bundler, '"calm" | "quiet"', "2");
    const id = server.snapshot.names["components"]!;
    const before = await consumerFiles();
    const early = await types(url, "--check");
    expect(early.code).toBe(1);
    expect(early.err).toMatch(
      new RegExp(
        `types of "components" here are of build [0-9a-f]{16}; there is build ${id} \\(1\\.2\\.0\\).*tone\\.d\\.ts`,
      ),
    );
    expect(early.err).toMatch(
      new RegExp(`Page\\.tsx:4:33 does not fit "components" \\(1\\.2\\.0, build ${id}\\)\\. TS2322`),
    );
    expect(await consumerFiles()).toEqual(before);

    expect((await types(url)).code).toBe(0);
    expect(await tsc()).toMatch(/src\/Page\.tsx\(4,33\): error TS2322/);
    const late = await types(url, "--check");
    expect(late.code).toBe(1);
    expect(late.err).toMatch(new RegExp(`^✗ .*Page\\.tsx:4:33 does not fit "components" \\(1\\.2\\.0, build ${id}\\)`));
    expect(late.err.match(/✗/g)).toHaveLength(1);
  });
});

test("a change of types alone keeps the build, and arrives all the same", async () => {
  const { url, snapshot } = await shop("rspack");
  await project("consumer", { "src/Page.tsx": page, "src/own.ts": "export const own: number = 'text';" });
  await types(url);
  await redeploy("rspack", '"calm" | "quiet"');
  expect(server.snapshot.names).toEqual(snapshot.names);
  const { err, out, code } = await types(url, "--check");
  expect(code).toBe(1);
  expect(err).toMatch(/different: types\/parts\/tone\.d\.ts\. Run nacre types/);
  expect(err).toMatch(/Page\.tsx:4:33 does not fit "components"/);
  expect(err).not.toContain("own.ts");
  expect(out).toContain("1 more errors are not because of other builds");
});
