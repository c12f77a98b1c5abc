import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { RequestRecord } from "@nacre/cli";
import { renderShellHtml } from "@nacre/runtime/html";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Wave } from "../../conformance/harness/Wave.ts";
import { root } from "../sources.ts";
import { isBuildFile, plannedFiles } from "./harness/files.ts";
import { startShop, type Shop } from "./harness/startShop.ts";

const pages = [
  ["/", "Objects for slow rooms"],
  ["/catalog", "Catalog"],
  ["/catalog/3", "Pearl table lamp"],
  ["/account", "Your account"],
] as const;

let shop: Shop;
let wave: Wave | undefined;
let requests: RequestRecord[];

beforeAll(async () => {
  const onRequest = async (request: RequestRecord): Promise<void> => {
    requests.push(request);
    if (isBuildFile(request.url)) await wave?.arrive(request.url);
  };
  shop = await startShop({ h2: true, deadline: 60_000, onRequest });
});

afterAll(() => shop[Symbol.asyncDispose]());

test.each(pages)("%s: the planned files, no others, each once, in one wave after the HTML", async (path, title) => {
  const files = await visit(path, title);
  expect(requests[0]!.url).toBe(shop.url + path);
  expect(new Set(files.map(({ protocol }) => protocol))).toEqual(new Set(["h2"]));
});

test.each(pages)("%s: the same from one HTML for all addresses, by the boot", async (path, title) => {
  const template = await readFile(join(root, "apps/shell/dist/index.html"), "utf8");
  const boot = await readFile(fileURLToPath(import.meta.resolve("@nacre/runtime/boot.js")), "utf8");
  await visit(path, title, renderShellHtml(template, shop.server.snapshot, { boot }));
});

/**
 * Opens a page none of whose files is answered before all of them have been asked for: no response can have led to another
 * request. Gives the requests for files, when nothing more comes.
 */
async function visit(path: string, title: string, html?: string): Promise<RequestRecord[]> {
  const planned = plannedFiles(shop, path);
  requests = [];
  wave = new Wave(planned);
  const page = await shop.open(path, html === undefined ? {} : { html });
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
  await page.waitForLoadState("networkidle");
  wave.end();
  expect(wave.missing, "planned, but not requested together with the others").toEqual([]);
  const files = requests.filter(({ url }) => isBuildFile(url));
  expect(files.map(({ url }) => url).sort()).toEqual(planned.sort());
  return files;
}
