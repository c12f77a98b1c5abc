import { cp, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { once } from "node:events";
import { connect } from "node:net";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { main, serve, type NacreServer, type ServeOptions } from "@nacre/cli";
import { describe, expect, test, vi } from "vitest";
import { badArguments } from "./corpus/badArguments.ts";
import { badOptions } from "./corpus/badOptions.ts";
import { badPaths } from "./corpus/badPaths.ts";
import { fabricateBuild, fabricateShell } from "./fabricateBuild.ts";
import { folderPerTest } from "./harness/folderPerTest.ts";
import { problemsOf } from "./harness/problemsOf.ts";

// Nothing here is a matter of time: this ends what hangs.
vi.setConfig({ testTimeout: 60_000 });

const { path: folder, start } = folderPerTest();

describe("nacre serve: paths", () => {
  /** As it is written: `fetch` would tidy the path up. */
  async function request(url: string, path: string): Promise<{ status: string; body: string }> {
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    socket.write(
      Buffer.concat([
        Buffer.from("GET "),
        Buffer.from(path, "latin1"),
        Buffer.from(` HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`),
      ]),
    );
    const chunks: Buffer[] = [];
    socket.on("data", (chunk: Buffer) => chunks.push(chunk));
    await once(socket, "close");
    const [head = "", ...body] = Buffer.concat(chunks).toString("latin1").split("\r\n\r\n");
    return { status: head.split("\r\n")[0] ?? "", body: body.join("\r\n\r\n") };
  }

  async function shop(): Promise<NacreServer> {
    await fabricateShell(folder("shell"), ["catalog"]);
    await fabricateBuild(folder("catalog"), "catalog");
    await writeFile(folder("secret.txt"), "SECRET");
    return start(["shell", "catalog"]);
  }

  test("none of the bad paths leads out of the store, and none ends the server", async () => {
    const server = await shop();
    await writeFile(folder("store", "secret.txt"), "SECRET");
    const build = `/catalog/${server.snapshot.names["catalog"]}`;
    const answers: string[] = [];
    for (const [name, path] of Object.entries(badPaths)) {
      const { status, body } = await request(server.url, path.replaceAll("{build}", build));
      if (!/^HTTP\/1\.1 4\d\d/.test(status) || body.includes("SECRET")) answers.push(`${name}: ${status}`);
    }
    expect(answers).toEqual([]);
    expect((await fetch(`${server.url}${build}/container.js`)).status).toBe(200);
  });

  test("a file whose name is not ASCII is served", async () => {
    await fabricateShell(folder("shell"), []);
    await fabricateBuild(folder("catalog"), "catalog", { files: { "für-dich.svg": "<svg/>" } });
    const { url, snapshot } = await start(["shell", "catalog"]);
    const answer = await fetch(`${url}/catalog/${snapshot.names["catalog"]}/für-dich.svg`);
    expect([answer.status, await answer.text()]).toEqual([200, "<svg/>"]);
  });

  test.each(["link.js", "link.js.map", "folder/secret.txt", "container.js.br", "container.js.gz"])(
    "a link in the store to somewhere else is not followed: %s",
    async (name) => {
      const server = await shop();
      const build = `/catalog/${server.snapshot.names["catalog"]}`;
      const stored = folder("store", build);
      if (name.startsWith("folder")) await symlink(folder(), join(stored, "folder"));
      else await symlink(folder("secret.txt"), join(stored, name));
      const file = name.replace(/\.(br|gz)$/, "");
      const answer = await fetch(`${server.url}${build}/${file}`, { headers: { "accept-encoding": "br, gzip" } });
      expect(answer.status).toBe(404);
      expect(await answer.text()).not.toContain("SECRET");
    },
  );
});

describe("nacre serve: builds", () => {
  test.each(["page.js.map", "nacre.types.json"])(
    "a link out of a build is not copied into the store: %s",
    async (name) => {
      await fabricateShell(folder("shell"), ["catalog"]);
      await fabricateBuild(folder("catalog"), "catalog");
      await writeFile(folder("secret.txt"), "SECRET");
      await symlink(folder("secret.txt"), folder("catalog", name));
      const { url, snapshot } = await start(["shell", "catalog"]);
      expect((await fetch(`${url}/catalog/${snapshot.names["catalog"]}/${name}`)).status).toBe(404);
    },
  );

  test("a file that is a link out of the build is refused by name", async () => {
    await fabricateShell(folder("shell"), ["catalog"]);
    await fabricateBuild(folder("catalog"), "catalog");
    await cp(folder("catalog", "page.js"), folder("page.js"));
    await cp(folder("catalog", "nacre.json"), folder("other", "nacre.json"));
    await cp(folder("catalog", "container.js"), folder("other", "container.js"));
    await symlink(folder("page.js"), folder("other", "page.js"));
    const problems = await problemsOf(start(["shell", "other"]));
    expect(problems).toMatchObject([
      {
        code: "NACRE_CLI_BROKEN_FILE",
        details: { path: folder("other", "page.js"), reason: expect.stringContaining("a link") },
      },
    ]);
  });

  test("a folder of a build may be a link itself", async () => {
    await fabricateShell(folder("real"), []);
    await symlink(folder("real"), folder("shell"));
    expect((await start(["shell"])).snapshot.names).toHaveProperty("shell");
  });

  test("two builds whose names differ in case alone are refused", async () => {
    await fabricateShell(folder("shell"), ["catalog"]);
    await fabricateBuild(folder("catalog"), "catalog");
    await fabricateBuild(folder("other"), "Catalog");
    const problems = await problemsOf(start(["shell", "catalog", "other"]));
    expect(problems).toMatchObject([
      { code: "NACRE_CLI_DUPLICATE_NAME", details: { folders: [folder("catalog"), folder("other")] } },
    ]);
  });

  test("two files whose names differ in case alone are refused", async () => {
    await fabricateShell(folder("shell"), []);
    await fabricateBuild(folder("catalog"), "catalog", { files: { "PAGE.js": "1" } });
    const problems = await problemsOf(start(["shell", "catalog"]));
    expect(problems.map(({ code }) => code)).toEqual(["NACRE_CLI_BAD_MANIFEST"]);
  });

  test("a compressed form that a build brings itself stays what it is", async () => {
    await fabricateShell(folder("shell"), []);
    await fabricateBuild(folder("catalog"), "catalog", { files: { "page.js.br": "its own" } });
    const { snapshot } = await start(["shell", "catalog"]);
    const stored = folder("store", "catalog", snapshot.names["catalog"]!, "page.js.br");
    expect(await readFile(stored, "utf8")).toBe("its own");
  });

  test.each([
    ["17 MB", " ".repeat(17 * 2 ** 20)],
    ["cut off", '{"schema":1,"name":"cat'],
    ["no JSON", "<!doctype html>"],
    ["empty", ""],
    ["null", "null"],
    ["nested without end", "[".repeat(100_000) + "]".repeat(100_000)],
  ])("a manifest that is %s is refused by name", async (_, text) => {
    await fabricateShell(folder("shell"), []);
    await mkdir(folder("catalog"));
    await writeFile(folder("catalog", "nacre.json"), text);
    const problems = await problemsOf(start(["shell", "catalog"]));
    expect(problems.map(({ code }) => code)).toEqual(["NACRE_CLI_BAD_MANIFEST"]);
  });
});

test.each(Object.entries(badOptions))("serve() refuses options: %s", async (_, options) => {
  await fabricateShell(folder("shell"), []);
  const all = { folders: [folder("shell")], port: 0, store: folder("store"), ...options };
  expect((await problemsOf(serve(all as ServeOptions))).map(({ code }) => code)).toEqual(["NACRE_CLI_BAD_OPTIONS"]);
});

test.each(Object.entries(badArguments))("nacre refuses: %s", async (_, words) => {
  await fabricateShell(folder("shell"), []);
  const printed: string[] = [];
  const keep = (text: unknown): boolean => printed.push(String(text)) > 0;
  vi.spyOn(console, "log").mockImplementation(keep);
  vi.spyOn(console, "error").mockImplementation(keep);
  vi.spyOn(process.stderr, "write").mockImplementation(keep);
  await main(["node", "nacre", ...words.map((word) => word.replace("{shell}", folder("shell")))]);
  expect(process.exitCode).toBe(1);
  const text = stripVTControlCharacters(printed.join("\n"));
  expect(text).toMatch(/\S/);
  expect(text).not.toMatch(/undefined|\[object|^\s+at /m);
});
