import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "@nacre/cli";
import type { Snapshot } from "@nacre/contract";
import { createSigningKey, signSnapshot, type SigningKey, type Trust } from "@nacre/runtime/signing";
import { expect, test } from "vitest";
import { bundle } from "./harness/bundle.ts";
import { openPage } from "./harness/openPage.ts";
import { plainBuild } from "./harness/plainBuild.ts";
import { startBlank } from "./harness/startBlank.ts";

interface Report {
  good: Record<string, number>;
  bad: { inputs: number; accepted: string[]; crashed: string[] };
}

test("Chromium takes what is signed, and none of the bad signatures", async () => {
  await using blank = await startBlank();
  const page = await openPage(blank.url);
  await page.addScriptTag({ content: await bundle("tests/browser/harness/verify.ts") });
  const { good, bad } = await page.evaluate(() => (globalThis as unknown as { report: Promise<Report> }).report);
  expect(Object.values(good)).toEqual([3, 3, 3, 3, 3, 3, 3, 9, 3]);
  expect(bad).toMatchObject({ accepted: [], crashed: [] });
  expect(bad.inputs).toBeGreaterThanOrEqual(70);
});

const boot = readFile(fileURLToPath(import.meta.resolve("@nacre/runtime/boot-signed.js")), "utf8");
const inAYear = new Date(Date.now() + 366 * 86_400_000);

/** HTML without a snapshot, that trusts this. */
async function emptySlot(trust: Trust): Promise<string> {
  const attribute = JSON.stringify(trust).replaceAll('"', "&quot;");
  return `<!doctype html><title>Shell</title><link rel="icon" href="data:,"><script data-snapshot="/signed.json" data-trust="${attribute}">${await boot}</script>`;
}

/** Opens such a page, where `/signed.json` is what `answer` makes of the snapshot: whether its application ran, else the error. */
async function open(trust: Trust, answer: (snapshot: Snapshot) => Promise<unknown>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "nacre-signing-"));
  await plainBuild(join(folder, "shell"), "globalThis.outcome = 'ran';");
  const server = await serve({ folders: [join(folder, "shell")], port: 0, store: join(folder, "store") });
  const signed = JSON.stringify(await answer(server.snapshot));
  try {
    const page = await openPage("about:blank", { expected: [/NACRE_/] });
    await page.addInitScript(() => {
      addEventListener("unhandledrejection", ({ reason }) =>
        Object.assign(globalThis, { outcome: (reason as { code?: string }).code ?? String(reason) }),
      );
    });
    const html = await emptySlot(trust);
    await page.route(`${server.url}/`, (route) => route.fulfill({ contentType: "text/html", body: html }));
    await page.route(`${server.url}/signed.json`, (route) => route.fulfill({ json: JSON.parse(signed) as object }));
    await page.goto(`${server.url}/`);
    const outcome = await page.waitForFunction(() => (globalThis as { outcome?: string }).outcome);
    return (await outcome.jsonValue())!;
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
}

const trustIn = ({ id, publicKey, expires }: SigningKey): Trust => ({
  environment: "local",
  keys: [{ id, publicKey, expires }],
});

test("a page without a snapshot in its HTML starts from one that is signed", async () => {
  const key = await createSigningKey(inAYear);
  expect(await open(trustIn(key), (snapshot) => signSnapshot(snapshot, [key]))).toBe("ran");
});

test("a page starts from nothing else: tampered, unsigned, older, of another environment", async () => {
  const key = await createSigningKey(inAYear);
  const trust = trustIn(key);
  const sign = (snapshot: Snapshot): Promise<Snapshot> => signSnapshot(snapshot, [key]);
  expect(await open(trust, async (snapshot) => ({ ...(await sign(snapshot)), n: 7 }))).toBe(
    "NACRE_RUNTIME_SNAPSHOT_BAD_SIGNATURE",
  );
  expect(await open(trust, async (snapshot) => snapshot)).toBe("NACRE_RUNTIME_SNAPSHOT_UNSIGNED");
  expect(await open({ ...trust, after: 2 }, sign)).toBe("NACRE_RUNTIME_SNAPSHOT_ROLLED_BACK");
  expect(await open({ ...trust, environment: "production" }, sign)).toBe("NACRE_RUNTIME_SNAPSHOT_OTHER_ENVIRONMENT");
});

test("without a signature only where the shell says so, in development", async () => {
  const trust: Trust = { environment: "local", keys: [], unsigned: "development" };
  expect(await open(trust, async (snapshot) => snapshot)).toBe("ran");
  expect(await open({ ...trust, environment: "production" }, async (snapshot) => snapshot)).toBe(
    "NACRE_RUNTIME_SNAPSHOT_UNSIGNED",
  );
});
