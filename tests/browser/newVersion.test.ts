import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../sources.ts";
import { boxesOutside, textsOf, violationsOf } from "./harness/looks.ts";
import type { OpenOptions } from "./harness/openPage.ts";
import { rebuild, type Rebuilt } from "./harness/rebuild.ts";
import { startShop, type Shop } from "./harness/startShop.ts";

const news = "There is a new version of the shop.";
const pictures = join(root, "test-results");

let shop: Shop;
/** The catalog with another title. */
let other: Rebuilt;
let deployments = 0;

beforeAll(async () => {
  shop = await startShop();
  other = await rebuild("catalog", { "src/List.tsx": (code) => code.replace("<h1>Catalog</h1>", "<h1>Shelf</h1>") });
});

afterAll(async () => {
  await Promise.all([shop, other].map((each) => each[Symbol.asyncDispose]()));
});

/** Deploys the catalog that is not there now, and gives its title. */
async function deploy(): Promise<string> {
  const isOther = deployments++ % 2 === 0;
  await shop.server.redeploy(isOther ? other.folder : join(root, "apps/catalog/dist"));
  return isOther ? "Shelf" : "Catalog";
}

/** A page that thinks that five minutes are over when it is told so. */
async function open(path: string, options?: OpenOptions): Promise<Page> {
  const page = await shop.open(path, options);
  await page.clock.install();
  await page.reload();
  await page.getByRole("heading", { level: 1 }).waitFor();
  return page;
}

async function hear(page: Page): Promise<void> {
  await page.clock.fastForward(300_000);
  await notice(page).waitFor();
}

const notice = (page: Page): Locator => page.getByRole("status").filter({ hasText: news });
const titled = (page: Page, name: string): Promise<void> => page.getByRole("heading", { level: 1, name }).waitFor();
/** Another one for each document. */
const visitOf = (page: Page): Promise<string> =>
  page.evaluate(() => ((globalThis as { visit?: string }).visit ??= crypto.randomUUID()));
const follow = (page: Page, name: string): Promise<void> =>
  page.getByRole("navigation", { name: "Main" }).getByRole("link", { name }).click();

test("deployed under an open page -> nothing but words -> the next page is the new one, by a document", async () => {
  const page = await open("/account");
  const visit = await visitOf(page);
  expect(await notice(page).count()).toBe(0);
  const title = await deploy();
  await hear(page);
  expect(await visitOf(page)).toBe(visit);

  await follow(page, "Catalog");
  await titled(page, title);
  expect(await visitOf(page)).not.toBe(visit);
  expect(await notice(page).count()).toBe(0);
});

test("by keyboard: loaded at once, or later, and then the focus is in the page", async () => {
  const page = await open("/catalog");
  let title = await deploy();
  await hear(page);
  await page.getByRole("button", { name: "Load it now" }).focus();
  await page.keyboard.press("Enter");
  await titled(page, title);

  title = await deploy();
  await hear(page);
  const visit = await visitOf(page);
  await page.getByRole("button", { name: "Load it now" }).focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await notice(page).waitFor({ state: "detached" });
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("MAIN");
  expect(await visitOf(page)).toBe(visit);
  await follow(page, "Account");
  await titled(page, "Your account");
  expect(await visitOf(page)).not.toBe(visit);
});

test("an address that was begun is not taken away: not by the button, and not by a navigation", async () => {
  const page = await open("/catalog");
  await page.getByRole("button", { name: "Add Tide vase to the cart" }).click();
  await page.getByRole("link", { name: /^Cart, 1 item/ }).click();
  await titled(page, "Checkout");
  await page.getByLabel("Street and number").fill("Quay 3");
  const visit = await visitOf(page);
  const title = await deploy();
  await hear(page);

  await page.getByRole("button", { name: "Load it now" }).click();
  await page.getByRole("status").filter({ hasText: "Not yet" }).waitFor();
  expect(await page.getByLabel("Street and number").inputValue()).toBe("Quay 3");

  // Who leaves all the same was asked by the page, and is not asked again by the browser.
  await follow(page, "Account");
  await page.getByRole("button", { name: "Leave" }).click();
  await titled(page, "Your account");
  expect(await visitOf(page)).toBe(visit);

  await follow(page, "Catalog");
  await titled(page, title);
  expect(await visitOf(page)).not.toBe(visit);
  await page.getByRole("link", { name: /^Cart, 1 item/ }).waitFor();
});

describe.each([390, 1280])("%i px wide", (width) => {
  test.each(["light", "dark"] as const)("the words fit and can be read: %s", async (colorScheme) => {
    await mkdir(pictures, { recursive: true });
    const page = await open("/catalog", {
      colorScheme,
      reducedMotion: "reduce",
      viewport: { width, height: width < 600 ? 844 : 800 },
    });
    await deploy();
    await hear(page);
    await page.screenshot({ path: join(pictures, `new-version-${width}-${colorScheme}.png`) });
    const texts = await textsOf(page);
    expect(texts.filter(({ contrast, least }) => contrast < least)).toEqual([]);
    expect(texts.map(({ text }) => text)).toEqual(expect.arrayContaining(["Load it now", "Later"]));
    expect(await boxesOutside(page)).toEqual([]);
    expect(await violationsOf(page)).toEqual([]);
    for (const name of ["Load it now", "Later"])
      expect((await page.getByRole("button", { name }).boundingBox())!.height).toBeGreaterThanOrEqual(44);
  });
});
