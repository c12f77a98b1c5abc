import { matchRoute, select } from "@nacre/plan";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startShop, type Shop } from "./startShop.ts";

/** Milliseconds before each response starts. What a response leads to arrives at least this much later. */
const latency = 150;

let shop: Shop;

beforeAll(async () => {
  shop = await startShop({ h2: true, latency });
});

afterAll(async () => {
  await shop[Symbol.asyncDispose]();
});

test.each(["/", "/catalog", "/catalog/3", "/account"])(
  "%s: the planned files, no others, in one wave",
  async (path) => {
    shop.requests.length = 0;
    const page = await shop.open(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForLoadState("networkidle");
    const files = shop.requests.filter(({ url }) => /\/[0-9a-f]{16}\//.test(url));

    expect(files.map(({ url }) => url).sort()).toEqual(planned(path).sort());
    expect(new Set(files.map(({ protocol }) => protocol))).toEqual(new Set(["h2"]));
    const times = files.map(({ time }) => time);
    expect(Math.max(...times) - Math.min(...times)).toBeLessThan(latency);
    await page.context().close();
  },
);

/** Addresses of all files that the plan selects for a page. */
function planned(path: string): string[] {
  const { snapshot } = shop.server;
  const route = matchRoute(snapshot.routes, path)!.route;
  const wanted = ["shell/app", ...route.modules, ...(route.preload ?? [])];
  return select(snapshot, wanted).files.map(({ url }) => new URL(url, shop.url).href);
}
