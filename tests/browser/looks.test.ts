import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../sources.ts";
import { boxesOutside, loadPictures, overlapsInHeader, textsOf, violationsOf } from "./harness/looks.ts";
import type { OpenOptions } from "./harness/openPage.ts";
import { startShop, type Shop } from "./harness/startShop.ts";

/** Where the pictures go, for people to look at. */
const pictures = join(root, "test-results");

interface Look {
  path: string;
  name: string;
  title: string;
  /** Nobody is signed in, and nothing is in the cart. */
  guest?: true;
}

const pages: Look[] = [
  { path: "/", name: "home", title: "Objects for slow rooms" },
  { path: "/catalog", name: "catalog", title: "Catalog" },
  { path: "/catalog/3", name: "product", title: "Pearl table lamp" },
  { path: "/checkout", name: "checkout", title: "Checkout" },
  { path: "/catalog/12", name: "sold-out", title: "Field notebook" },
  { path: "/account", name: "account", title: "Hello, Mara" },
  { path: "/catalog?q=unicorn", name: "nothing-found", title: "Catalog" },
  { path: "/catalog/999", name: "no-product", title: "We do not have this object" },
  { path: "/nowhere", name: "not-found", title: "This shelf is empty" },
  { path: "/account", name: "guest", title: "Your account", guest: true },
  { path: "/checkout", name: "empty-cart", title: "Your cart is empty", guest: true },
];

type Theme = "light" | "dark";

let shop: Shop;

beforeAll(async () => {
  await mkdir(pictures, { recursive: true });
  shop = await startShop();
});

afterAll(() => shop[Symbol.asyncDispose]());

describe.each([390, 1280])("%i px wide", (width) => {
  test.each(pages)("$name ($path) fits and can be read, in light and in dark", async ({ path, name, title, guest }) => {
    const page = guest ? await shop.open(path, optionsFor(width)) : await openAsMara(path, width);
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    await expectGoodLooks(page, `${name}-${width}`);
  });

  test("a dialog fits and can be read", async () => {
    const page = await openAsMara("/account", width);
    await page.getByRole("button", { name: "Details" }).first().click();
    await page.getByRole("dialog").waitFor();
    await expectGoodLooks(page, `dialog-${width}`);
  });

  test("what stands in place of a page that did not arrive fits and can be read", async () => {
    const page = await openAsMara("/", width);
    await page.context().setOffline(true);
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Catalog" }).click();
    await page.getByRole("heading", { level: 1, name: "This page did not arrive" }).waitFor({ timeout: 30_000 });
    await expectGoodLooks(page, `failure-${width}`);
  });

  test("fields that were filled in wrongly, and the thanks for an order, fit and can be read", async () => {
    const page = await openAsMara("/checkout", width);
    await page.getByLabel("Postcode").fill("");
    await page.getByLabel("Email").fill("mara");
    await page.getByRole("button", { name: "Place the order" }).click();
    await page.getByText("The postcode is missing.").waitFor();
    await expectGoodLooks(page, `problems-${width}`);
    await page.getByLabel("Postcode").fill("20457");
    await page.getByLabel("Email").fill("mara@example.com");
    await page.getByRole("button", { name: "Place the order" }).click();
    await page.getByRole("heading", { level: 1, name: "Thank you" }).waitFor();
    await expectGoodLooks(page, `thanks-${width}`);
  });
});

/** In both themes, each with a picture: contrast, edges, overlaps, and what axe finds. */
async function expectGoodLooks(page: Page, name: string): Promise<void> {
  await expect.poll(() => page.locator("[aria-busy=true]").count()).toBe(0);
  await loadPictures(page);
  // What is fixed to the window is in the way of a picture of the whole page.
  await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
  for (const theme of ["light", "dark"] as const) {
    await applyTheme(page, theme);
    await page.screenshot({ path: join(pictures, `${name}-${theme}.png`), fullPage: true });
    expect(await themeOf(page)).toBe(theme);
    const texts = await textsOf(page);
    expect(texts.length).toBeGreaterThan(15);
    expect(texts.filter(({ contrast, least }) => contrast < least)).toEqual([]);
    expect(await boxesOutside(page)).toEqual([]);
    expect(await overlapsInHeader(page)).toEqual([]);
    expect(await violationsOf(page)).toEqual([]);
  }
}

test("the visitor's choice of a theme counts more than the system's, on the next visit too", async () => {
  const page = await openAsMara("/catalog", 1280);
  await page.getByRole("button", { name: "Use the dark theme" }).click();
  expect(await themeOf(page)).toBe("dark");
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Catalog" }).waitFor();
  expect(await themeOf(page)).toBe("dark");
  await page.getByRole("button", { name: "Use the light theme" }).click();
  expect(await themeOf(page)).toBe("light");
});

function optionsFor(width: number): OpenOptions {
  return {
    viewport: { width, height: width < 600 ? 844 : 800 },
    colorScheme: "light",
    reducedMotion: "reduce",
    expected: [/status of 404/, /ERR_INTERNET_DISCONNECTED/, /NACRE_RUNTIME_FILE_FAILED/, /Failed to fetch/],
  };
}

/** Somebody who is signed in, and has something in the cart. */
function openAsMara(path: string, width: number): Promise<Page> {
  const cart = [
    { id: "3", name: "Pearl table lamp", price: 14900, image: "/api/products/3/image.svg", quantity: 1 },
    { id: "1", name: "Tide vase", price: 6800, image: "/api/products/1/image.svg", quantity: 2 },
  ];
  const session = { name: "shop_session", value: "mara", domain: "localhost", path: "/", expires: -1 };
  return shop.open(path, {
    ...optionsFor(width),
    storageState: {
      cookies: [{ ...session, httpOnly: true, secure: false, sameSite: "Lax" }],
      origins: [
        {
          origin: shop.url,
          localStorage: [{ name: "nacre.cart", value: JSON.stringify({ schema: 1, state: { lines: cart } }) }],
        },
      ],
    },
  });
}

/** Changes what the system prefers, and waits until the page has changed its colours. */
async function applyTheme(page: Page, colorScheme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
}

/** By the brightness of the page and of its text. */
function themeOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const brightness = (colour: string): number => {
      const [red, green, blue] = colour.match(/[\d.]+/g)!.map(Number) as [number, number, number];
      return (red + green + blue) / 3;
    };
    const back = brightness(getComputedStyle(document.documentElement).backgroundColor);
    const text = brightness(getComputedStyle(document.body).color);
    if (back > 200 && text < 90) return "light";
    if (back < 60 && text > 200) return "dark";
    return `brightness ${back} with text of brightness ${text}`;
  });
}
