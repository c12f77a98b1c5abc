import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { RequestRecord } from "@nacre/cli";
import { bootFile, renderShellHtml, type SnapshotPart } from "@nacre/runtime/html";
import { request, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { Wave } from "../../conformance/harness/Wave.ts";
import { root } from "../sources.ts";
import { isBuildFile, plannedFiles } from "./harness/files.ts";
import { manyBuilds } from "./harness/manyBuilds.ts";
import { builds, startShop, type Shop } from "./harness/startShop.ts";

/** Of a company with the shop and 300 builds more. */
let shop: Shop;
let folder: string;
let wave: Wave | undefined;
let requests: RequestRecord[] = [];
/** Where all of the snapshot lies. */
let whole: string;

const home = "Objects for slow rooms";
/** What the browser says of requests that the test cuts, and the page of what it lacks because of them. */
const expected = [/ERR_FAILED/, /NACRE_RUNTIME_SNAPSHOT_INCOMPLETE/];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "nacre-large-"));
  shop = await startShop({
    folders: [...builds.map((name) => join(root, "apps", name, "dist")), ...(await manyBuilds(folder, 300))],
    store: join(folder, "store"),
    h2: true,
    deadline: 60_000,
    async onRequest(record) {
      requests.push(record);
      if (isWanted(record.url)) await wave?.arrive(record.url);
    },
  });
  const { url } = (await partAt("/")).whole;
  whole = new URL(url, shop.url).href;
}, 60_000);

afterEach(() => {
  wave?.end();
  wave = undefined;
});

afterAll(async () => {
  await shop[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

function isWanted(url: string): boolean {
  return isBuildFile(url) || url === whole;
}

/** What the HTML of a path has of the snapshot. */
async function partAt(path: string): Promise<SnapshotPart> {
  const client = await request.newContext({ ignoreHTTPSErrors: true });
  const response = await client.get(shop.url + path, { headers: { accept: "text/html" } });
  const html = await response.text();
  await client.dispose();
  return partIn(html);
}

function partIn(html: string): SnapshotPart {
  return JSON.parse(/id="nacre-snapshot">(.*?)<\/script>/.exec(html)![1]!) as SnapshotPart;
}

/** HTML that is made without a path, or with another one than that at which it is opened. */
async function htmlFor(route?: string): Promise<string> {
  const read = (file: string): Promise<string> => readFile(fileURLToPath(import.meta.resolve(file)), "utf8");
  const { snapshot } = shop.server;
  const [template, boot, recovery, script] = await Promise.all([
    readFile(join(root, "apps/shell/dist/index.html"), "utf8"),
    read(bootFile(snapshot)),
    read("@nacre/runtime/recovery.js"),
    read("@nacre/runtime/whole.js"),
  ]);
  const { whole: found } = await partAt("/");
  const options = { boot, recovery, whole: { ...found, script }, ...(route !== undefined && { route }) };
  return renderShellHtml(template, snapshot, options);
}

test("the first page: what is in the HTML is small, and all of it is asked for in the one wave of the page's files", async () => {
  const part = await partAt("/");
  expect(gzipSync(JSON.stringify(part)).length).toBeLessThan(30_000);
  expect(Object.keys(part.names)).not.toContain("team0");
  expect(Object.keys(part.names)).not.toContain("checkout");
  requests = [];
  const planned = [...plannedFiles(shop, "/"), whole];
  wave = new Wave(planned);
  const page = await shop.open("/");
  await heading(page, home);
  await page.waitForLoadState("networkidle");
  expect(wave.missing).toEqual([]);
  const files = requests.map(({ url }) => url).filter(isWanted);
  expect(files.toSorted()).toEqual(planned.toSorted());

  // A page that only the whole has: what it needs and nothing else, in one wave.
  const here = await broughtBy(page, files);
  const more = plannedFiles(shop, "/checkout").filter((url) => !here.has(url));
  requests = [];
  wave = new Wave(more);
  await page.getByRole("link", { name: /^Cart, 0 items/ }).click();
  await heading(page, "Your cart is empty");
  expect(wave.missing).toEqual([]);
  expect(
    requests
      .map(({ url }) => url)
      .filter(isWanted)
      .toSorted(),
  ).toEqual(more.toSorted());
});

/** Files whose code is on the page: bundlers put small chunks into larger ones as well, and such are not asked for. */
async function broughtBy(page: Page, files: string[]): Promise<Set<string>> {
  const brought = new Set(files);
  for (const file of files.filter((url) => url.endsWith(".js"))) {
    const text = await (await page.request.get(file)).text();
    const [, ids = ""] = /push\(\[\[([\d,]+)\]/.exec(text) ?? [];
    const { builds: slices } = shop.server.snapshot;
    const slice = Object.values(slices).find(({ base }) => file.startsWith(shop.url + base))!;
    const names = ids.split(",").flatMap((id) => slice.chunks[id]?.files ?? []);
    for (const name of names.filter((each) => each.endsWith(".js"))) brought.add(shop.url + slice.base + name);
  }
  return brought;
}

test.each(["/", "/catalog/3", "/account"])("%s from one HTML for all addresses: in one wave", async (path) => {
  const html = await htmlFor();
  expect(gzipSync(JSON.stringify(partIn(html))).length).toBeLessThan(30_000);
  const planned = [...plannedFiles(shop, path), whole];
  wave = new Wave(planned);
  const page = await shop.open(path, { html });
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(wave.missing).toEqual([]);
});

test("a page whose route is not in its HTML waits for the whole snapshot, and is shown", async () => {
  const page = await shop.open("/catalog/3", { html: await htmlFor("/nowhere") });
  await heading(page, "Pearl table lamp");
});

test("the whole snapshot does not come: the first page works, a click outside fails in its place, and a retry heals", async () => {
  const page = await shop.open("about:blank", { expected });
  await page.route(whole, (route) => route.abort());
  await page.goto(shop.url);
  await heading(page, home);
  await page.getByRole("button", { name: "Use the dark theme" }).click();
  await page.getByRole("link", { name: /^Cart, 0 items/ }).click();
  const failure = page.getByRole("main").getByRole("alert");
  await failure.waitFor();
  expect(new URL(page.url()).pathname).toBe("/checkout");
  // The frame, and its state.
  await page.getByRole("button", { name: "Use the light theme" }).waitFor();

  await page.unroute(whole);
  await failure.getByRole("button", { name: "Try again" }).click();
  await heading(page, "Your cart is empty");
  await page.getByRole("button", { name: "Use the light theme" }).waitFor();
});

test("other bytes than those that the HTML names are no snapshot", async () => {
  const page = await shop.open("about:blank", {
    expected: [...expected, /SRI's integrity checks failed|Failed to find a valid digest/],
  });
  const evil = { ...shop.server.snapshot, n: 7 };
  await page.route(whole, (route) => route.fulfill({ json: evil }));
  await page.goto(shop.url);
  await heading(page, home);
  expect(await page.evaluate(numberOf)).toBe(shop.server.snapshot.n);
});

function heading(page: Page, name: string): Promise<void> {
  return page.getByRole("heading", { level: 1, name }).waitFor();
}

function numberOf(): number {
  return (globalThis as unknown as Record<symbol, { snapshot: { n: number } }>)[Symbol.for("nacre")]!.snapshot.n;
}
