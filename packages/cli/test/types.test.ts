import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buildIdOf, parseManifest, type Manifest, type TypesManifest } from "@nacre/contract";
import type { NacreServer, ServeOptions } from "@nacre/cli";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { fabricateBuild, fabricateShell } from "./fabricateBuild.ts";
import { folderPerTest } from "./harness/folderPerTest.ts";
import { nacre } from "./harness/nacre.ts";

const { path, write, start } = folderPerTest();
let server: NacreServer;

beforeEach(async () => {
  await write(
    "consumer/tsconfig.json",
    `{\n  // kept\n  "compilerOptions": { "strict": true, "lib": ["es5"], "types": [] }\n}\n`,
  );
});

const read = (file: string): Promise<string> => readFile(path(file), "utf8");

async function paths(): Promise<Record<string, string[]>> {
  const text = (await read("consumer/tsconfig.json")).replace("// kept", "");
  return (JSON.parse(text) as { compilerOptions: { paths?: Record<string, string[]> } }).compilerOptions.paths ?? {};
}

/** Every file below the consumer's folder. */
async function consumerFiles(): Promise<string[]> {
  const entries = await readdir(path("consumer"), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.map((file) => file.slice(path("consumer").length + 1).replaceAll("\\", "/")).sort();
}

async function idOf(folder: string): Promise<string> {
  const parsed = parseManifest(JSON.parse(await read(`${folder}/nacre.json`)));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return buildIdOf(parsed.value);
}

const hash = (text: string): string => `sha384-${createHash("sha384").update(text).digest("base64")}`;

/** Declarations beside a build, as the plugin writes them: one file per expose. */
async function declare(
  folder: string,
  exposes: Record<string, string>,
  more: Partial<TypesManifest> = {},
): Promise<TypesManifest> {
  const { name, version } = JSON.parse(await read(`${folder}/nacre.json`)) as Manifest;
  const fileOf = (expose: string): string => `types/${expose.slice(2) || "index"}.d.ts`;
  const list: TypesManifest = {
    schema: 1,
    name,
    version,
    build: await idOf(folder),
    typescript: "7.0.2",
    exposes: Object.fromEntries(Object.keys(exposes).map((expose) => [expose, fileOf(expose)])),
    files: Object.fromEntries(
      Object.entries(exposes).map(([expose, text]) => [
        fileOf(expose),
        { size: Buffer.byteLength(text), integrity: hash(text) },
      ]),
    ),
    remotes: [],
    packages: [],
    ...more,
  };
  for (const [expose, text] of Object.entries(exposes)) await write(`${folder}/${fileOf(expose)}`, text);
  await write(`${folder}/nacre.types.json`, JSON.stringify(list));
  return list;
}

const types = (...words: string[]): ReturnType<typeof nacre> =>
  nacre("types", ...words, "--tsconfig", path("consumer/tsconfig.json"));

const button = "export declare const Button: 1;\n";
const list = 'export type { Button } from "components/Button";\n';

async function shop(): Promise<void> {
  await fabricateShell(path("shell"), ["catalog"]);
  await fabricateBuild(path("components"), "components");
  await fabricateBuild(path("catalog"), "catalog");
  await declare("components", { ".": "export {};", "./Button": button });
  await declare("catalog", { "./List": list }, { remotes: ["components"] });
}

const folders = ["shell", "components", "catalog"];

async function serveShop(options?: Partial<ServeOptions>): Promise<NacreServer> {
  server = await start(folders, options);
  return server;
}

const downloaded = [
  ".nacre/types/catalog/nacre.types.json",
  ".nacre/types/catalog/types/List.d.ts",
  ".nacre/types/components/nacre.types.json",
  ".nacre/types/components/types/Button.d.ts",
  ".nacre/types/components/types/index.d.ts",
  ".nacre/types/package.json",
];
const mapped = {
  "catalog/List": ["./.nacre/types/catalog/types/List.d.ts"],
  components: ["./.nacre/types/components/types/index.d.ts"],
  "components/Button": ["./.nacre/types/components/types/Button.d.ts"],
};

describe("where builds are found", () => {
  test("by the address of a server, of its snapshot, and of manifests", async () => {
    await shop();
    const { url, snapshot } = await serveShop();
    const manifests = ["components", "catalog"].map((name) => `${url}/${name}/${snapshot.names[name]}/nacre.json`);
    for (const sources of [[url], [`${url}/`], [`${url}/snapshot.json`], manifests]) {
      await rm(path("consumer/.nacre"), { recursive: true, force: true });
      expect(await types(...sources)).toMatchObject({ err: "", code: 0 });
      expect(await consumerFiles()).toEqual([...downloaded, "tsconfig.json"].sort());
      expect(await paths()).toEqual(mapped);
    }
    expect(await read("consumer/tsconfig.json")).toContain("// kept");
    expect(await read("consumer/.nacre/types/components/types/Button.d.ts")).toBe(button);
  });

  test("on separate origins", async () => {
    await shop();
    const { url } = await serveShop({ origins: "separate" });
    expect(await types(url)).toMatchObject({ err: "", code: 0 });
    expect(await paths()).toEqual(mapped);
  });

  test("one that is named beside a snapshot stands for the one that the snapshot has", async () => {
    await shop();
    const { url } = await serveShop();
    await fabricateBuild(path("next"), "components", { manifest: { version: "2.0.0" } });
    await declare("next", { "./Button": "export {};" });
    const { out, err } = await types(url, path("next"));
    expect(err).toBe("");
    expect(out).toMatch(/components 2\.0\.0/);
    expect(await paths()).toEqual({
      "catalog/List": mapped["catalog/List"],
      "components/Button": mapped["components/Button"],
    });
    const twice = await types(path("components"), path("next"));
    expect([twice.code, twice.err]).toEqual([1, expect.stringMatching(/both hold a build called "components"/)]);
  });

  test("in folders, and in a snapshot's file beside the builds", async () => {
    await shop();
    expect(await types(path("components"), path("catalog"))).toMatchObject({ err: "", code: 0 });
    expect(await paths()).toEqual(mapped);
    const { snapshot } = await serveShop();
    await write("store/snapshot.json", JSON.stringify(snapshot));
    await rm(path("consumer/.nacre"), { recursive: true });
    expect(await types(path("store/snapshot.json"))).toMatchObject({ err: "", code: 0 });
    expect(await consumerFiles()).toEqual([...downloaded, "tsconfig.json"].sort());
  });

  test("a build that somebody pins is there under its id", async () => {
    await shop();
    await serveShop();
    const pinned = await idOf("components");
    await fabricateBuild(path("components"), "components", { manifest: { version: "2.0.0" } });
    await declare("components", { "./Button": "export {};" });
    await fabricateBuild(path("catalog"), "catalog", {
      manifest: {
        chunks: { page: { files: ["page.js"], remotes: ["r"] } },
        remotes: { r: { name: "components", build: pinned, expose: "./Page" } },
      },
    });
    await declare("catalog", { "./List": list });
    await server.redeploy(path("components"));
    const snapshot = await server.redeploy(path("catalog"));
    expect(Object.keys(snapshot.builds)).toContain(pinned);
    await write(
      "consumer/webpack.config.mjs",
      `class NacrePlugin { options = { name: "consumer", remotes: { ui: "components", old: "components@${pinned}", catalog: "catalog" } } }
       export default { plugins: [new NacrePlugin()] };`,
    );
    expect(await types(server.url)).toMatchObject({ err: "", code: 0 });
    const old = `./.nacre/types/components@${pinned}/types`;
    expect(await paths()).toEqual({
      "catalog/List": ["./.nacre/types/catalog/types/List.d.ts"],
      "components/Button": ["./.nacre/types/components/types/Button.d.ts"],
      [`components@${pinned}`]: [`${old}/index.d.ts`],
      [`components@${pinned}/Button`]: [`${old}/Button.d.ts`],
      old: [`${old}/index.d.ts`],
      "old/Button": [`${old}/Button.d.ts`],
      "ui/Button": ["./.nacre/types/components/types/Button.d.ts"],
    });
  });

  test.each([
    ["http://localhost:1", /Nothing that Nacre knows answers at http:\/\/localhost:1\/snapshot\.json/],
    ["gone/snapshot.json", /snapshot\.json cannot be used: it is missing/],
    ["https://", /https:\/\/" is no address/],
  ])("what is not there is named: %s", async (source, expected) => {
    const { err, code } = await types(source);
    expect([err, code]).toEqual([expect.stringMatching(expected), 1]);
  });

  test("what is no snapshot is refused", async () => {
    await write("snapshot.json", '{ "schema": 1 }');
    expect((await types(path("snapshot.json"))).err).toMatch(/is not a snapshot that Nacre can use/);
  });
});

describe("only some", () => {
  test("and those whose types their declarations import", async () => {
    await shop();
    await fabricateBuild(path("other"), "other");
    const folders = ["components", "catalog", "other"].map((name) => path(name));
    expect((await types(...folders, "--only", "catalog")).code).toBe(0);
    expect(await paths()).toEqual(mapped);
    const { err, code } = await types(...folders, "--only", "catalgo");
    expect([err, code]).toEqual([expect.stringMatching(/"catalgo".*it has catalog, components, other/), 1]);
  });

  test("what is gone since is gone here; entries of the project's own stay", async () => {
    await shop();
    await types(path("components"), path("catalog"));
    const text = await read("consumer/tsconfig.json");
    const own = '"lib/*": ["./lib/*"], "ui": ["./.nacre/types/components/types/Button.d.ts"], ';
    await write("consumer/tsconfig.json", text.replace('"paths": {', `"paths": { ${own}`));
    await types(path("components"));
    expect(await paths()).toEqual({
      "lib/*": ["./lib/*"],
      ui: ["./.nacre/types/components/types/Button.d.ts"],
      components: mapped.components,
      "components/Button": mapped["components/Button"],
    });
    expect(await readdir(path("consumer/.nacre/types"))).toEqual(["components", "package.json"]);
  });
});

test("what a build's declarations need and the project has not is told", async () => {
  await fabricateBuild(path("components"), "components");
  await declare("components", { ".": "export {};" }, { packages: ["@types/there", "gone"] });
  await mkdir(path("consumer/node_modules/there"), { recursive: true });
  const { out, code } = await types(path("components"));
  expect(code).toBe(0);
  expect(out).toContain("The declarations of components need types of gone, which is not installed here");
});

describe("bad input: all of it is told, and nothing changes", () => {
  const cases: [string, () => Promise<unknown>, RegExp][] = [
    [
      "no nacre.types.json",
      () => rm(path("components/nacre.types.json")),
      /"components" \(build [0-9a-f]{16}\) has no declarations at file:.*nacre\.types\.json: it is missing/,
    ],
    ["a list that is no JSON", () => write("components/nacre.types.json", "<html>"), /is no list of declarations/],
    [
      "a list of another build",
      () => declare("components", { ".": "" }, { build: "0123456789abcdef" }),
      /build: is 0123456789abcdef of "components", but the build there is [0-9a-f]{16} of "components"/,
    ],
    [
      "a file outside of the folder",
      () => declare("components", {}, { files: { "types/../../../x.d.ts": { size: 1, integrity: hash("") } } }),
      /types\/\.\.\/\.\.\/\.\.\/x\.d\.ts" is not a declaration file below/,
    ],
    [
      "a file with other bytes",
      () => write("components/types/Button.d.ts", button.replace("1", "2")),
      /its bytes are not/,
    ],
    ["a longer file", () => write("components/types/Button.d.ts", `${button}\n`), /Button\.d\.ts does not fit/],
    ["a missing file", () => rm(path("components/types/Button.d.ts")), /Button\.d\.ts .*it is missing/],
  ];

  test.each(cases)("%s", async (_, breakIt, expected) => {
    await shop();
    await types(path("components"), path("catalog"));
    const before = [await consumerFiles(), await read("consumer/tsconfig.json")];
    await breakIt();
    await rm(path("catalog/types/List.d.ts"));
    const { err, code } = await types(path("components"), path("catalog"));
    expect(code).toBe(1);
    expect(err).toMatch(expected);
    expect(err).toMatch(/List\.d\.ts .*it is missing/);
    expect([await consumerFiles(), await read("consumer/tsconfig.json")]).toEqual(before);
  });

  test("a server that has no declarations, or other ones", async () => {
    await shop();
    const { url, snapshot } = await serveShop();
    await rm(path("store/components", snapshot.names["components"]!, "nacre.types.json"));
    await writeFile(path("store/catalog", snapshot.names["catalog"]!, "types/List.d.ts"), "export {};");
    const missing = await types(url);
    expect([missing.code, missing.err]).toEqual([1, expect.stringMatching(/nacre\.types\.json: status 404/)]);
    const { err, code } = await types(url, "--only", "catalog");
    expect(code).toBe(1);
    expect(err).toMatch(/"components".*status 404/);
    expect(await consumerFiles()).toEqual(["tsconfig.json"]);
  });
});

describe("what nacre serve has of declarations", () => {
  test("those of the build, and of it alone; nobody may keep them", async () => {
    await shop();
    await declare("catalog", { "./List": list }, { build: "0123456789abcdef" });
    const { url, snapshot } = await serveShop();
    const answer = (name: string, file: string): Promise<Response> =>
      fetch(`${url}/${name}/${snapshot.names[name]}/${file}`);
    const found = await answer("components", "types/Button.d.ts");
    expect([found.status, found.headers.get("cache-control"), await found.text()]).toEqual([200, "no-cache", button]);
    expect((await answer("components", "nacre.types.json")).headers.get("cache-control")).toBe("no-cache");
    expect((await answer("components", "container.js")).headers.get("cache-control")).toMatch(/immutable/);
    expect((await answer("catalog", "nacre.types.json")).status).toBe(404);
  });

  test("the new ones, when only they changed", async () => {
    await shop();
    const { url, snapshot } = await serveShop();
    await declare("components", { "./Button": "export {};" });
    await server.redeploy(path("components"));
    expect(server.snapshot).toEqual(snapshot);
    await types(url);
    expect(await read("consumer/.nacre/types/components/types/Button.d.ts")).toBe("export {};");
  });
});

test("nacre serve takes new declarations while it watches", { timeout: 30_000 }, async () => {
  await shop();
  await serveShop({ watch: true });
  const url = `${server.url}/components/${server.snapshot.names["components"]}/types/Button.d.ts`;
  await declare("components", { "./Button": "export {};" });
  const served = async (): Promise<string> => (await fetch(url)).text();
  await expect.poll(served, { timeout: 20_000 }).toBe("export {};");
});

describe("--check", () => {
  // Several runs of a compiler.
  vi.setConfig({ testTimeout: 60_000 });
  const installTypeScript = (): Promise<void> =>
    symlink(join(import.meta.dirname, "../../../node_modules"), path("consumer/node_modules"));

  test("needs the project's own TypeScript, and files for it", async () => {
    await shop();
    await types(path("components"));
    expect((await types(path("components"), "--check")).err).toMatch(/typescript is not installed there/);
    await installTypeScript();
    expect((await types(path("components"), "--check")).err).toMatch(/tsconfig\.json cannot be used: /);
  });

  test("tells everything: paths, builds, and errors of tsc", async () => {
    await shop();
    await installTypeScript();
    await write("consumer/page.ts", 'import { Button } from "components/Button";\nexport const two: 2 = Button;\n');
    const first = await types(path("components"), path("catalog"), "--check");
    expect(first.code).toBe(1);
    expect(first.err).toMatch(/paths .* missing: catalog\/List, components, components\/Button/);
    expect(first.err).toMatch(/types of "catalog" here are missing.*\n.*types of "components" here are missing/);
    expect(first.err).toMatch(/page\.ts:2:14 does not fit "components" \(1\.0\.0, build [0-9a-f]{16}\)\. TS2322/);
    expect(await consumerFiles()).toEqual(["page.ts", "tsconfig.json"]);

    await types(path("components"), path("catalog"));
    const second = await types(path("components"), "--check");
    expect(second.err).toMatch(/no longer exposed: catalog\/List/);
    expect(second.err).toMatch(
      /types of "catalog" here are of build [0-9a-f]{16}; there is no such container any more/,
    );
    expect(second.err).toMatch(/page\.ts:2:14 does not fit "components"/);
    expect(second.err.match(/✗/g)).toHaveLength(3);

    await write("consumer/page.ts", 'import { Button } from "components/Button";\nexport const one: 1 = Button;\n');
    const third = await types(path("components"), path("catalog"), "--check");
    expect(third).toMatchObject({ err: "", code: 0 });
    expect(third.out).toMatch(/types here are those of catalog 1\.0\.0 \(build .*, components 1\.0\.0/);
  });

  test("an error in a declaration names its build", async () => {
    await shop();
    await installTypeScript();
    await declare("components", { "./Button": "export declare const Button: Missing;" });
    await write("consumer/page.ts", 'export { Button } from "components/Button";');
    await types(path("components"), path("catalog"));
    const { err } = await types(path("components"), path("catalog"), "--check");
    expect(err).toMatch(/^✗ components.types.Button\.d\.ts:1:30 does not fit "components" \([^)]*\)\. TS2304/);
  });

  test("an error that is due to two builds names both, a missing expose its container", async () => {
    await shop();
    await installTypeScript();
    await declare("catalog", { "./List": 'export declare const list: "one";' });
    const page = 'import { Button } from "components/Button";\nimport { list } from "catalog/List";\n';
    await write(
      "consumer/page.ts",
      `${page}let it: typeof Button = 1;\nit = list;\nimport "components/Gone";\nimport { gone } from "components/Gone";\nexport { it, gone };\n`,
    );
    await types(path("components"), path("catalog"));
    const { err } = await types(path("components"), path("catalog"), "--check");
    expect(err).toMatch(/page\.ts:4:1 does not fit "catalog" .* and "components" /);
    expect(err).toMatch(/page\.ts:6:\d+ does not fit "components" \([^)]*\)\. TS2307/);
  });
});
