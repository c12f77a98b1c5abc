import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { plannedFiles } from "./harness/files.ts";
import { startShop, type Shop } from "./harness/startShop.ts";

let shop: Shop;

beforeAll(async () => {
  shop = await startShop({ origins: "separate" });
});

afterAll(() => shop[Symbol.asyncDispose]());

/** What the page has been told to connect to when it is there, and the browser had nothing to do. */
async function connections(page: Page): Promise<string[]> {
  await page.waitForLoadState("load");
  return page.evaluate(async () => {
    await new Promise<void>((done) => requestIdleCallback(() => done()));
    return Array.from(document.querySelectorAll<HTMLLinkElement>("link[rel=preconnect]"), ({ href, crossOrigin }) => {
      const { origin } = new URL(href);
      return `${crossOrigin} ${origin}`;
    });
  });
}

function originsOf(path: string): string[] {
  return [...new Set(plannedFiles(shop, path).map((url) => new URL(url).origin))];
}

test("a page connects to the origins of pages that one may go to next, and requests nothing of them", async () => {
  const here = originsOf("/");
  const ahead = shop.server.snapshot.routes.flatMap(({ path }) => originsOf(path));
  const others = [...new Set(ahead)].filter((origin) => !here.includes(origin));
  expect(others.length).toBeGreaterThan(0);
  const page = await shop.open("/");
  expect((await connections(page)).toSorted()).toEqual(others.map((origin) => `anonymous ${origin}`).toSorted());
  expect(shop.requests.filter(({ url }) => others.includes(new URL(url).origin))).toEqual([]);
});

test("not where data is saved", async () => {
  const init = 'Object.defineProperty(navigator, "connection", { value: { saveData: true } })';
  expect(await connections(await shop.open("/", { init }))).toEqual([]);
});
