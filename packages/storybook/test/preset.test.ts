import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Manifest } from "@nacre/contract";
import { buildManifest } from "@nacre/testing/runtime";
import { loadCsf } from "storybook/internal/csf-tools";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { logger } from "storybook/internal/node-logger";
import { previewAnnotations, stories, viteFinal } from "@nacre/storybook/preset";

let configDir: string;
const closes: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  const project = await mkdtemp(join(tmpdir(), "nacre-preset-"));
  configDir = join(project, ".storybook");
  await mkdir(configDir);
  closes.push(() => rm(project, { recursive: true }));
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const close of closes.splice(0)) await close();
});

/** Answers with a manifest, wherever one asks. */
async function serveManifest(manifest: Manifest | string): Promise<string> {
  const text = typeof manifest === "string" ? manifest : JSON.stringify(manifest);
  const server = createServer((_, response) => response.end(text)).listen(0, "127.0.0.1");
  await once(server, "listening");
  closes.push(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const library = buildManifest({
  name: "components",
  exposes: ["./Button", "./format", "./Button.stories"],
  stories: [
    {
      module: "./Button.stories",
      title: "Components/Forms/Button",
      tags: ["new"],
      stories: [{ id: "x--as-link", export: "AsLink", name: 'As a "link"', tags: ["!dev"] }],
    },
  ],
});
library.exposes["./Button"]!.exports = ["Button", "default", "useButton"];

type Resolve = (request: string, importer?: string) => Promise<string | undefined>;

/** What Vite's plugin finds, where nobody else finds anything but `src/...`. */
async function resolver(options: Parameters<typeof viteFinal>[1]): Promise<Resolve> {
  const { plugins } = (await viteFinal({ plugins: [] }, options)) as { plugins: { resolveId: Resolve }[] };
  const resolve = (request: string): Promise<string | null> =>
    Promise.resolve(request.startsWith("src/") ? "/found.ts" : null);
  return (request, importer) => plugins[0]!.resolveId.call({ resolve }, request, importer);
}

test("Vite prepares the packages that remotes get, in a Storybook and in tests of stories", async () => {
  const file = join(configDir, "../node_modules/react/package.json");
  await mkdir(join(file, ".."), { recursive: true });
  await writeFile(file, JSON.stringify({ name: "react", version: "19.3.1" }));
  const options = { configDir, remotes: { components: await serveManifest(library) } };
  const config = { base: "/x/", optimizeDeps: { include: ["valibot"], exclude: ["other"] } };
  const { base, optimizeDeps } = await viteFinal(config, options);
  expect(base).toBe("/x/");
  expect(optimizeDeps).toEqual({
    include: ["valibot", "react", "react/jsx-runtime", "react/jsx-dev-runtime"],
    exclude: ["other"],
  });
});

test("an import of a remote is a module with the names that its manifest has: components stand in, values are awaited", async () => {
  const remotes = { components: await serveManifest(library) };
  const resolve = await resolver({ configDir, remotes });
  const text = await readFile((await resolve("components/Button"))!, "utf8");
  expect(text).toContain('standIn("components/Button", "default")');
  expect(text).toContain('standIn("components/Button", "Button")');
  expect(text).toMatch(/const values = await loadValues\("components\/Button"\);/);
  expect(text).toContain('values["useButton"]');
  expect(await resolve("react")).toBeUndefined();
  expect(await resolve("componentsX/Button")).toBeUndefined();
  expect(await resolve("./components/Button")).toBeUndefined();
});

test("of a module that is gone, or says nothing of its exports, the importing file says what it wants", async () => {
  const remotes = { components: await serveManifest(library) };
  const resolve = await resolver({ configDir, remotes });
  const importer = join(configDir, "a.stories.tsx");
  await writeFile(
    importer,
    'import Gone, { type Props, One as Two, three } from "components/Gone";\nimport type { Four } from "components/Gone";',
  );
  const text = await readFile((await resolve("components/Gone", importer))!, "utf8");
  expect([...text.matchAll(/as (\w+) }/g)].map(([, name]) => name)).toEqual(["default", "One", "three"]);
});

test("stories of a remote become files that Storybook's own indexer reads", async () => {
  const remotes = { components: await serveManifest(library) };
  const [entry] = (await stories([], { configDir, remotes })) as { directory: string; files: string }[];
  const file = join(entry!.directory, "components/Button.stories.js");
  const { indexInputs } = loadCsf(await readFile(file, "utf8"), {
    fileName: file,
    makeTitle: (title) => title ?? "",
  }).parse();
  expect(indexInputs).toMatchObject([
    {
      exportName: "AsLink",
      name: 'As a "link"',
      title: "Remotes/components/Forms/Button",
      tags: ["autodocs", "new", "!test", "!dev"],
    },
  ]);
  expect(await stories([], { configDir: `${configDir}/../other/.storybook`, remotes, stories: false })).toEqual([]);
});

test("a remote that is down at the start is what it was the last time", async () => {
  const warn = vi.spyOn(logger, "warn").mockImplementation(() => {});
  const address = await serveManifest(library);
  await stories([], { configDir, remotes: { components: address } });
  await closes.pop()!();
  const again = `${configDir}/../.storybook/.`;
  const entries = await stories([], { configDir: again, remotes: { components: address } });
  expect(entries).toHaveLength(1);
  expect(String(warn.mock.calls[0])).toContain(`Nothing can be read at ${address}nacre.json`);
});

test("a snapshot that was never read: what nobody else finds may be a remote", async () => {
  vi.spyOn(logger, "warn").mockImplementation(() => {});
  const resolve = await resolver({ configDir, snapshot: await serveManifest("gone") });
  expect(await resolve("components/Button")).toMatch(/remotes\/components\/Button/);
  expect(await resolve("src/Button")).toBe("/found.ts");
  expect(await resolve("../Button")).toBeUndefined();
  expect(await resolve("@scope/package")).toBeUndefined();
});

test.each([
  ["no JSON", "<!doctype html>", /Nothing can be read at .*nacre\.json/],
  ["no manifest", '{"schema":1}', /is not a manifest that Nacre can use/],
  ["a manifest of tomorrow", '{"schema":2}', /schema/],
])("%s: a warning, and a Storybook that starts", async (_, answer, words) => {
  const warn = vi.spyOn(logger, "warn").mockImplementation(() => {});
  const remotes = { components: await serveManifest(answer) };
  const [setup] = (await previewAnnotations([], { configDir, remotes })) as string[];
  expect(existsSync(setup!)).toBe(true);
  expect(String(warn.mock.calls[0])).toMatch(words);
});

test("the preview gets this project's packages, and the sources that lie beside it", async () => {
  const project = join(configDir, "..");
  await mkdir(join(project, "node_modules/react"), { recursive: true });
  await writeFile(join(project, "node_modules/react/package.json"), '{"version":"19.3.1"}');
  await mkdir(join(project, "ui/src"), { recursive: true });
  await writeFile(join(project, "ui/src/Button.tsx"), "");
  const known = structuredClone(library);
  known.exposes["./Button"]!.source = "src/Button.tsx";
  known.exposes["./format"]!.source = "src/gone.ts";
  const remotes = { components: await serveManifest(known) };
  const local = { components: "ui" };
  const [setup] = (await previewAnnotations([], { configDir, remotes, local })) as string[];
  const text = await readFile(setup!, "utf8");
  expect(text).toContain('"react": { version: "19.3.1", load: () => import("react") }');
  expect(text).toMatch(/"components\/Button": \(\) => import\(".*\/ui\/src\/Button\.tsx"\)/);
  expect(text).not.toContain("components/format");
});
