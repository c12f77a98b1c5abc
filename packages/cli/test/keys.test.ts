import { readFile, stat } from "node:fs/promises";
import { serve, type NacreServer } from "@nacre/cli";
import { fetchSnapshot, type SigningKey, type Trust } from "@nacre/runtime/signing";
import { beforeEach, expect, test } from "vitest";
import { fabricateBuild, fabricateShell } from "./fabricateBuild.ts";
import { folderPerTest } from "./harness/folderPerTest.ts";
import { nacre } from "./harness/nacre.ts";

const { path: folder } = folderPerTest();

beforeEach(() => fabricateShell(folder("shell"), []));

/** Makes a key by the command: the whole of it, and what the command printed. */
async function makeKey(name: string): Promise<{ key: SigningKey; printed: string }> {
  const { out } = await nacre("keys", folder(name), "--days", "30");
  return { key: JSON.parse(await readFile(folder(name), "utf8")) as SigningKey, printed: out };
}

function start(keys: SigningKey[]): Promise<NacreServer> {
  return serve({ folders: [folder("shell")], port: 0, store: folder("store"), keys });
}

test("nacre keys writes a key that its owner alone can read, and prints what others trust", async () => {
  const { key, printed } = await makeKey("key.json");
  expect((await stat(folder("key.json"))).mode & 0o077).toBe(0);
  const { privateKey, ...trusted } = key;
  expect(JSON.parse(printed)).toEqual(trusted);
  expect(printed).not.toContain(privateKey);
  const days = (Date.parse(key.expires) - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(29.9);
  expect(days).toBeLessThanOrEqual(30);
});

test("a server with keys signs its snapshot with each, and the page's HTML has it as before", async () => {
  const [first, second] = [await makeKey("first.json"), await makeKey("second.json")];
  const server = await start([first.key, second.key]);
  try {
    for (const { printed } of [first, second]) {
      const trust: Trust = { environment: "local", keys: [JSON.parse(printed) as SigningKey] };
      expect(await fetchSnapshot(`${server.url}/snapshot.json`, trust)).toEqual(server.snapshot);
    }
    const html = await (await fetch(server.url, { headers: { accept: "text/html" } })).text();
    expect(html).not.toContain("signatures");
  } finally {
    await server.close();
  }
});

test("a snapshot that is too large for the HTML is signed as a whole, and stays after the next deployment", async () => {
  const { key } = await makeKey("key.json");
  const names = Array.from({ length: 200 }, (_, i) => `team${i}`);
  await Promise.all(names.map((name) => fabricateBuild(folder(name), name)));
  const folders = ["shell", ...names].map((name) => folder(name));
  const server = await serve({ folders, port: 0, store: folder("store"), keys: [key] });
  const addressOf = async (): Promise<string> => {
    const html = await (await fetch(server.url, { headers: { accept: "text/html" } })).text();
    expect(html).not.toContain("signatures");
    return server.url + /\/snapshots\/[0-9a-f]{16}\.json/.exec(html)![0];
  };
  try {
    const trust: Trust = { environment: "local", keys: [key] };
    const before = { address: await addressOf(), snapshot: server.snapshot };
    await fabricateBuild(folder("team0"), "team0", { files: { "page.js": "/* another one */" } });
    await server.redeploy(folder("team0"));
    expect(await addressOf()).not.toBe(before.address);
    expect(await fetchSnapshot(await addressOf(), trust)).toEqual(server.snapshot);
    expect(await fetchSnapshot(before.address, trust)).toEqual(before.snapshot);
  } finally {
    await server.close();
  }
}, 30_000);

test("numbers go on when the server is started again: what it gave out before is older", async () => {
  const { key } = await makeKey("key.json");
  const before = await start([key]);
  await before.close();
  const after = await start([key]);
  try {
    expect(after.snapshot.n).toBeGreaterThan(before.snapshot.n);
    const trust: Trust = { environment: "local", keys: [key], after: before.snapshot.n };
    expect((await fetchSnapshot(`${after.url}/snapshot.json`, trust)).n).toBe(after.snapshot.n);
  } finally {
    await after.close();
  }
});
