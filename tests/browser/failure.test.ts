import type { Runtime } from "@nacre/runtime";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { startShop, type Shop } from "./harness/startShop.ts";

/** What the browser and React write to the console when a file is not to be had. */
const expected = [/ERR_CONNECTION_REFUSED/, /NACRE_RUNTIME_(FILE_FAILED|NOT_LOADED)/];

let shop: Shop;
let remotes: string[];

beforeAll(async () => {
  shop = await startShop({ origins: "separate" });
  remotes = Object.keys(shop.server.origins).filter((name) => name !== "shell");
});

afterEach(() => set(remotes, true));

afterAll(() => shop[Symbol.asyncDispose]());

test("the shell starts and its home works while every remote is down; one retry heals all places, without a reload", async () => {
  await set(remotes, false);
  const page = await shop.open("/", { expected });
  const visit = await visitOf(page);
  await page.getByRole("heading", { level: 1, name: "Objects for slow rooms" }).waitFor();
  const retries = page.getByRole("button", { name: "Try to show it properly" });
  const products = page.getByRole("region", { name: "This month on the table" }).getByRole("listitem");
  await products.first().waitFor();
  const offered = async (): Promise<void> => {
    await expect.poll(() => retries.count(), { timeout: 15_000 }).toBe(await products.count());
  };
  await offered();
  expect(await page.getByRole("article").count()).toBe(0);

  // The shell's own parts are there.
  await page.getByRole("button", { name: "Use the dark theme" }).click();
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("group", { name: "Session" }).waitFor();

  // Too early: it is asked for again, and the place stays as it was.
  await Promise.all([page.waitForEvent("requestfailed"), retries.first().click()]);
  await offered();

  await set(["components"], true);
  await retries.first().click();
  await page.getByRole("article").first().waitFor();
  await expect.poll(() => page.getByRole("article").count(), { timeout: 15_000 }).toBe(await products.count());
  expect(await retries.count()).toBe(0);
  expect(await visitOf(page)).toBe(visit);
  expect(await page.getByRole("button", { name: "Use the light theme" }).count()).toBe(1);
});

test("a page whose origin is down has the boundary in its place; its retry heals it, without a reload", async () => {
  await set(["checkout"], false);
  const page = await shop.open("/catalog", { expected });
  const visit = await visitOf(page);
  await page.getByRole("button", { name: "Add Tide vase to the cart" }).click();
  await page.getByRole("link", { name: /^Cart, 1 item/ }).click();
  const boundary = page.getByRole("alert").filter({ hasText: "This page did not arrive" });
  await boundary.waitFor();
  expect(await boundary.textContent()).toContain("checkout");
  expect(new URL(page.url()).pathname).toBe("/checkout");

  await page.goBack();
  await page.getByRole("heading", { level: 1, name: "Catalog" }).waitFor();
  await page.goForward();
  await boundary.waitFor();

  await set(["checkout"], true);
  await boundary.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("heading", { level: 1, name: "Checkout" }).waitFor();
  await page.getByRole("listitem").filter({ hasText: "Tide vase" }).waitFor();
  expect(await visitOf(page)).toBe(visit);
});

test("a page whose library is down is reached directly: boundary, then all of it", async () => {
  await set(["components"], false);
  const page = await shop.open("/catalog/3", { expected });
  const visit = await visitOf(page);
  const boundary = page.getByRole("main").getByRole("alert");
  await boundary.waitFor();
  await page
    .getByRole("banner")
    .getByRole("link", { name: /^Cart, 0 items/ })
    .waitFor();

  await set(["components"], true);
  await boundary.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("heading", { level: 1, name: "Pearl table lamp" }).waitFor();
  await page.getByRole("button", { name: "Add to cart" }).click();
  await page.getByRole("link", { name: /^Cart, 1 item/ }).waitFor();
  expect(await visitOf(page)).toBe(visit);
});

test("the second import() after a failure heals, and asks only for what is missing", async () => {
  await set(["account", "components"], false);
  const page = await shop.open("/", { expected });
  await page.getByRole("heading", { level: 1, name: "Objects for slow rooms" }).waitFor();
  expect(await importInto(page, "account/Page")).toMatch(/^NACRE_RUNTIME_FILE_FAILED/);
  expect(await importInto(page, "account/Page")).toMatch(/^NACRE_RUNTIME_FILE_FAILED/);

  await set(["account"], true);
  expect(await importInto(page, "account/Page")).toMatch(/^NACRE_RUNTIME_NOT_LOADED/);

  await set(["components"], true);
  shop.requests.length = 0;
  expect(await importInto(page, "account/Page")).toBe("default, loader");
  const containers = new Set(shop.requests.map(({ url }) => new URL(url).pathname.split("/")[1]));
  expect(containers).toEqual(new Set(["components"]));
});

test("a module that was loaded, but could not be evaluated, is loaded anew", async () => {
  await set(["components"], false);
  const page = await shop.open("/", { expected });
  await page.getByRole("heading", { level: 1, name: "Objects for slow rooms" }).waitFor();
  const evaluated = (): Promise<string> =>
    page.evaluate(async () => {
      const runtime = (globalThis as unknown as Record<symbol, Runtime>)[Symbol.for("nacre")]!;
      const evaluate = await runtime.load("account/Page");
      try {
        return Object.keys(evaluate() as object).join(", ");
      } catch (error) {
        return (error as { code: string }).code;
      }
    });
  expect(await evaluated()).toBe("NACRE_RUNTIME_NOT_LOADED");
  await set(["components"], true);
  expect(await evaluated()).toBe("default, loader");
});

async function set(names: readonly string[], up: boolean): Promise<void> {
  await Promise.all(names.map((name) => shop.server.setOrigin(name, up)));
}

/** Another value after each load of the document. */
function visitOf(page: Page): Promise<number> {
  return page.evaluate(() => performance.timeOrigin);
}

/** Names of the exports, or the error. */
function importInto(page: Page, reference: string): Promise<string> {
  return page.evaluate(async (wanted) => {
    const runtime = (globalThis as unknown as Record<symbol, Runtime>)[Symbol.for("nacre")]!;
    return runtime.import(wanted).then(
      (exports) =>
        Object.keys(exports as object)
          .sort()
          .join(", "),
      (error: { code: string }) => error.code,
    );
  }, reference);
}
