import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { RequestRecord } from "@nacre/cli";
import { renderShellHtml } from "@nacre/runtime/html";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { root } from "../sources.ts";
import { isBuildFile, plannedFiles } from "./harness/files.ts";
import { startShop, type Shop } from "./harness/startShop.ts";

/** Milliseconds before each response starts. What a response leads to arrives at least this much later. */
const latency = 150;

const pages = [
  ["/", "Objects for slow rooms"],
  ["/catalog", "Catalog"],
  ["/catalog/3", "Pearl table lamp"],
  ["/account", "Your account"],
] as const;

let shop: Shop;

beforeAll(async () => {
  shop = await startShop({ h2: true, latency });
});

beforeEach(() => void (shop.requests.length = 0));

afterAll(() => shop[Symbol.asyncDispose]());

test.each(pages)("%s: the planned files, no others, each once, in one wave after the HTML", async (path, title) => {
  const files = await visit(path, title);
  expect(files.map(({ url }) => url).sort()).toEqual(plannedFiles(shop, path).sort());
  expect(new Set(files.map(({ protocol }) => protocol))).toEqual(new Set(["h2"]));
  const html = shop.requests[0]!;
  expect(html.url).toBe(shop.url + path);
  expect(files[0]!.time - html.time).toBeGreaterThanOrEqual(latency - 1);
  expectOneWave(files);
});

test.each(pages)("%s: the same from one HTML for all addresses, by the boot", async (path, title) => {
  const template = await readFile(join(root, "apps/shell/dist/index.html"), "utf8");
  const boot = await readFile(fileURLToPath(import.meta.resolve("@nacre/runtime/boot.js")), "utf8");
  const files = await visit(path, title, renderShellHtml(template, shop.server.snapshot, { boot }));
  expect(files.map(({ url }) => url).sort()).toEqual(plannedFiles(shop, path).sort());
  expectOneWave(files);
});

/** The requests for files of builds, in the order of arrival, when nothing more comes. */
async function visit(path: string, title: string, html?: string): Promise<RequestRecord[]> {
  const page = await shop.open(path, html === undefined ? {} : { html });
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
  await page.waitForLoadState("networkidle");
  return shop.requests.filter(({ url }) => isBuildFile(url));
}

/** No response of the wave had started when its last request arrived: none of them can have led to another. */
function expectOneWave(files: readonly RequestRecord[]): void {
  expect(files.at(-1)!.time - files[0]!.time).toBeLessThan(latency);
}
