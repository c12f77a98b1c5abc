import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startShop, type Shop } from "./harness/startShop.ts";

let shop: Shop;

beforeAll(async () => {
  shop = await startShop();
});

afterAll(() => shop[Symbol.asyncDispose]());

test("from the home page to an open cart without a pointer", async () => {
  const page = await shop.open("/");
  await page.getByRole("heading", { level: 1, name: "Objects for slow rooms" }).waitFor();

  await page.keyboard.press("Tab");
  expect(await focused(page)).toBe("Skip to the content");
  await page.keyboard.press("Enter");
  expect(await focused(page)).toBe("main");

  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Objects for slow rooms" }).waitFor();
  const order = [];
  for (let steps = 0; steps < 7; steps++) {
    await page.keyboard.press("Tab");
    order.push(await focused(page));
  }
  expect(order).toEqual([
    "Skip to the content",
    "Nacre & Co, home",
    "Catalog",
    "Account",
    "Use the dark theme",
    "Sign in",
    "Cart, 0 items",
  ]);

  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Catalog" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Catalog" }).waitFor();
  // The keyboard goes on where the new page begins.
  await expect.poll(() => focused(page)).toBe("main");
  await page.keyboard.press("Tab");
  expect(await focused(page)).toBe("Everything");

  await page.getByRole("button", { name: "Add Tide vase to the cart" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: /^Cart, 1 item/ }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Checkout" }).waitFor();
  await expect.poll(() => focused(page)).toBe("main");
});

test("a dialog of the library takes the focus, and gives it back", async () => {
  const page = await shop.open("/catalog/3");
  const opener = page.getByRole("button", { name: "Delivery and returns" });
  await opener.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Delivery and returns" });
  await dialog.waitFor();
  expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  expect(await focused(page)).toBe("Delivery and returns");
});

/** Name of what has the focus; of a part of the page without a name, its element. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement!;
    const isPart = ["MAIN", "BODY"].includes(element.tagName);
    return isPart ? element.tagName.toLowerCase() : (element.getAttribute("aria-label") ?? element.textContent.trim());
  });
}
