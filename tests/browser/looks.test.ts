import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../sources.ts";
import { boxesOutside, loadPictures, overlapsInHeader, textsOf, violationsOf } from "./harness/looks.ts";
import { startShop, type Shop } from "./harness/startShop.ts";

/** Where the pictures go, for people to look at. */
const pictures = join(root, "test-results");

const pages = [
  { path: "/", name: "home", title: "Objects for slow rooms" },
  { path: "/catalog", name: "catalog", title: "Catalog" },
  { path: "/catalog/3", name: "product", title: "Pearl table lamp" },
  { path: "/checkout", name: "checkout", title: "Checkout" },
  { path: "/account", name: "account", title: "Hello, Mara" },
] as const;

type Theme = "light" | "dark";

let shop: Shop;

beforeAll(async () => {
  await mkdir(pictures, { recursive: true });
  shop = await startShop();
});

afterAll(() => shop[Symbol.asyncDispose]());

describe.each([390, 1280])("%i px wide", (width) => {
  test.each(pages)("$path fits and can be read, in light and in dark", async ({ path, name, title }) => {
    const page = await openAsMara(path, width);
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    await expect.poll(() => page.locator("[aria-busy=true]").count()).toBe(0);
    await loadPictures(page);
    for (const theme of ["light", "dark"] as const) {
      await useTheme(page, theme);
      await page.screenshot({ path: join(pictures, `${name}-${width}-${theme}.png`), fullPage: true });
      expect(await themeOf(page)).toBe(theme);
      const texts = await textsOf(page);
      expect(texts.length).toBeGreaterThan(20);
      expect(texts.filter(({ contrast, least }) => contrast < least)).toEqual([]);
      expect(await boxesOutside(page)).toEqual([]);
      expect(await overlapsInHeader(page)).toEqual([]);
      expect(await violationsOf(page)).toEqual([]);
    }
  });
});

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

/** Somebody who is signed in, and has something in the cart. */
function openAsMara(path: string, width: number): Promise<Page> {
  const cart = [
    { id: "3", name: "Pearl table lamp", price: 14900, image: "/api/products/3/image.svg", quantity: 1 },
    { id: "1", name: "Tide vase", price: 6800, image: "/api/products/1/image.svg", quantity: 2 },
  ];
  const session = { name: "shop_session", value: "mara", domain: "localhost", path: "/", expires: -1 };
  return shop.open(path, {
    viewport: { width, height: width < 600 ? 844 : 800 },
    colorScheme: "light",
    reducedMotion: "reduce",
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
async function useTheme(page: Page, colorScheme: Theme): Promise<void> {
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
