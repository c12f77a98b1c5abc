import { readFile, rm } from "node:fs/promises";
import { ProblemsError, type ServeEvent } from "@nacre/cli";
import type { Manifest } from "@nacre/contract";
import { describe, expect, test } from "vitest";
import { fabricateBuild, fabricateShell } from "./fabricateBuild.ts";
import { folderPerTest } from "./harness/folderPerTest.ts";
import { nacre } from "./harness/nacre.ts";

const { path, writeAll, start } = folderPerTest();

const write = (folder: string, files: Record<string, string>): Promise<void> =>
  writeAll(Object.fromEntries(Object.entries(files).map(([file, text]) => [`${folder}/${file}`, text])));

const assets = (...sync: string[]): object => ({ js: { sync, async: [] }, css: { sync: [], async: [] } });

/** What Module Federation 2 leaves in a folder. */
function legacy(version = "1.5.0"): Record<string, string> {
  return {
    "remoteEntry.js": "var legacyApp; legacyApp = {};",
    "widget.js": `/* ${version} */`,
    "widget.js.map": "{}",
    "dep.js": "",
    "@mf-types/index.d.ts": "",
    ".vite/manifest.json": "{}",
    "mf-manifest.json": JSON.stringify({
      name: "legacy",
      metaData: { remoteEntry: { name: "remoteEntry.js", type: "global" }, globalName: "legacyApp" },
      exposes: [{ path: "./Page", assets: assets("widget.js") }],
      shared: [{ name: "dep", version, singleton: false, requiredVersion: `^${version}`, assets: assets("dep.js") }],
    }),
  };
}

describe("nacre serve with a container of another federation", () => {
  test("makes its manifest from mf-manifest.json, and its files are in the store", async () => {
    await fabricateShell(path("shell"), ["legacy"]);
    await write("legacy", legacy());
    const server = await start(["shell", "legacy"]);
    const { names, builds } = server.snapshot;
    const id = names["legacy"]!;
    expect(builds[id]).toMatchObject({ format: "foreign", global: "legacyApp", exposes: { "./Page": {} } });
    expect(await (await fetch(`${server.url}/legacy/${id}/widget.js`)).text()).toBe("/* 1.5.0 */");
    const manifest = (await (await fetch(`${server.url}/legacy/${id}/nacre.json`)).json()) as Manifest;
    expect(Object.keys(manifest.files).sort()).toEqual(["dep.js", "mf-manifest.json", "remoteEntry.js", "widget.js"]);
    // The folder is as it was.
    await expect(readFile(path("legacy/nacre.json"))).rejects.toThrow("ENOENT");
  });

  test("the plan explains what it gets, from folders and from the server", async () => {
    const provides = { dep: [{ version: "1.7.0", chunks: ["page"], module: "m" }] };
    await fabricateShell(path("shell"), ["legacy"], { provides });
    await write("legacy", legacy());
    const server = await start(["shell", "legacy"]);
    for (const sources of [[path("shell"), path("legacy")], [server.url]]) {
      const { out } = await nacre("plan", ...sources, "--key", "dep");
      expect(out).toContain(
        "legacy asks for dep ^1.5.0. There is 1.7.0 of shell (the root), 1.5.0 of legacy (its own).",
      );
      expect(out).toContain("It gets 1.7.0 of shell");
    }
  });

  test("knows what it exposes: a route to something else is refused", async () => {
    await fabricateShell(path("shell"), ["legacy"], {
      routes: [{ path: "/" }, { path: "/old", remote: "legacy", module: "./Other" }],
    });
    await write("legacy", legacy());
    const refused = start(["shell", "legacy"]);
    await expect(refused).rejects.toThrow(`"shell" asks for "./Other" of "legacy", which does not expose it`);
  });

  test.each([
    [
      "brings none of",
      "import: null, requiredVersion: '^3.0.0', singleton: !1, strictVersion: !0",
      "NACRE_PLAN_NO_SATISFYING_VERSION",
    ],
    [
      "is strict about the one copy of",
      "requiredVersion: '^1.0.0', singleton: !0, strictVersion: !0",
      "NACRE_PLAN_UNSATISFIED_SINGLETON",
    ],
  ])("one that %s a module which the host has in another version is refused by name", async (_, consume, code) => {
    const provides = { dep: [{ version: "2.0.0", chunks: ["page"], module: "m" }] };
    await fabricateShell(path("shell"), ["strict"], { provides });
    await write("strict", {
      "remoteEntry.js": `var strict; const r = {}; r.data = { 1: { shareKey: "dep", ${consume} } };`,
    });
    const error: unknown = await start(["shell", "strict"]).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ problems: [{ code, details: { container: "strict", key: "dep" } }] });
  });

  test("a bare remoteEntry.js is called as its global variable, and may expose anything", async () => {
    await fabricateShell(path("shell"), ["bare"]);
    await write("bare", { "remoteEntry.js": "var bare; bare = {};" });
    const { snapshot } = await start(["shell", "bare"]);
    expect(snapshot.builds[snapshot.names["bare"]!]).toMatchObject({ name: "bare", global: "bare", exposes: {} });
  });

  test("all problems of a broken mf-manifest.json are told, with the file", async () => {
    await fabricateShell(path("shell"), []);
    await write("broken", { "mf-manifest.json": '{ "name": 1, "exposes": [] }', "remoteEntry.js": "" });
    await write("text", { "mf-manifest.json": "<!doctype html>", "remoteEntry.js": "" });
    await write("empty", { "readme.txt": "" });
    const error: unknown = await start(["shell", "broken", "text", "empty"]).catch((reason: unknown) => reason);
    if (!(error instanceof ProblemsError)) throw new Error("It should have been refused.", { cause: error });
    expect(error.problems.map(({ code }) => code)).toEqual([
      "NACRE_CLI_BAD_FOREIGN",
      "NACRE_CLI_BAD_FOREIGN",
      "NACRE_CLI_NO_MANIFEST",
    ]);
    expect(error.message).toContain(
      "mf-manifest.json says what it is:\n  - name: is 1, not string\n  - metaData: is missing\n",
    );
  });

  test("while watching, a new build of it is deployed", async () => {
    await fabricateShell(path("shell"), ["legacy"]);
    await write("legacy", legacy());
    const deployed = Promise.withResolvers<void>();
    const onEvent = (event: ServeEvent): void => {
      if (event.type !== "deployed") return;
      const { names, builds } = event.snapshot;
      if (builds[names["legacy"]!]?.provides["dep"]?.[0]?.version === "1.6.0") deployed.resolve();
    };
    const server = await start(["shell", "legacy"], { watch: true, onEvent });
    await write("legacy", legacy("1.6.0"));
    await deployed.promise;
    expect(server.snapshot.n).toBeGreaterThan(1);
  });
});

describe("nacre foreign", () => {
  const written = async (folder: string): Promise<Manifest> =>
    JSON.parse(await readFile(path(folder, "nacre.json"), "utf8")) as Manifest;

  test("writes down what a container is, and says it", async () => {
    await write("legacy", legacy());
    const { out, code } = await nacre("foreign", path("legacy"));
    expect(code).toBe(0);
    expect(out).toMatch(/name\s+legacy\n\s+found as\s+global variable legacyApp\n\s+exposes\s+\.\/Page/);
    expect(out).toMatch(/requires\s+dep \^1\.5\.0\n\s+brings\s+dep 1\.5\.0/);
    expect(await written("legacy")).toMatchObject({ name: "legacy", format: "foreign", global: "legacyApp" });
  });

  test("takes what nothing else says, also once more", async () => {
    await write("modern", { "container.js": "export const get = 1;" });
    const { err, code } = await nacre("foreign", path("modern"), "--entry", "container.js");
    expect([code, err]).toEqual([1, expect.stringContaining("container.js says what it is:\n  - name: is missing")]);
    expect((await nacre("foreign", path("modern"), "--entry", "container.js", "--name", "one")).code).toBe(0);
    expect((await nacre("foreign", path("modern"), "--entry", "container.js", "--name", "two")).code).toBe(0);
    expect(await written("modern")).toMatchObject({ name: "two", entry: ["container.js"] });
    await fabricateShell(path("shell"), ["two"]);
    const { snapshot } = await start(["shell", "modern"]);
    expect(snapshot.builds[snapshot.names["two"]!]).toMatchObject({ format: "foreign" });
  });

  test("leaves a build of Nacre alone", async () => {
    await fabricateBuild(path("ours"), "ours", { files: { "remoteEntry.js": "var ours;" } });
    const before = await readFile(path("ours/nacre.json"), "utf8");
    const { err, code } = await nacre("foreign", path("ours"));
    expect([code, err]).toEqual([1, expect.stringContaining("it is a build of Nacre, which needs nothing else")]);
    expect(await readFile(path("ours/nacre.json"), "utf8")).toBe(before);
    await rm(path("ours"), { recursive: true });
    expect((await nacre("foreign", path("ours"))).err).toContain("There is no nacre.json");
  });
});
