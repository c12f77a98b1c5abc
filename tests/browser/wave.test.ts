import { afterAll, beforeAll, expect, test } from "vitest";
import { isBuildFile, plannedFiles } from "./harness/files.ts";
import { startShop, type Shop } from "./harness/startShop.ts";

/** Milliseconds before each response starts. What a response leads to arrives at least this much later. */
const latency = 150;

let shop: Shop;

beforeAll(async () => {
  shop = await startShop({ h2: true, latency });
});

afterAll(() => shop[Symbol.asyncDispose]());

test.each([
  ["/", "Objects for slow rooms"],
  ["/catalog", "Catalog"],
  ["/catalog/3", "Pearl table lamp"],
  ["/account", "Your account"],
])("%s: the planned files, no others, each once, in one wave after the HTML", async (path, title) => {
  shop.requests.length = 0;
  const page = await shop.open(path);
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
  await page.waitForLoadState("networkidle");
  const files = shop.requests.filter(({ url }) => isBuildFile(url));

  expect(files.map(({ url }) => url).sort()).toEqual(plannedFiles(shop, path).sort());
  expect(new Set(files.map(({ protocol }) => protocol))).toEqual(new Set(["h2"]));
  const html = shop.requests[0]!;
  expect(html.url).toBe(shop.url + path);
  const times = files.map(({ time }) => time);
  expect(Math.min(...times) - html.time).toBeGreaterThanOrEqual(latency - 1);
  // No response of the wave had started when its last request arrived: none of them was found in another.
  expect(Math.max(...times) - Math.min(...times)).toBeLessThan(latency);
});
