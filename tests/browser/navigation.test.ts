import type { Runtime } from "@nacre/runtime";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startShop, type Shop } from "./harness/startShop.ts";

let shop: Shop;

// With HTTP/1.1 the requests that are held back would keep others from being sent. What is held is not asked for again.
beforeAll(async () => {
  shop = await startShop({ h2: true, deadline: 60_000 });
});

beforeEach(() => void (shop.requests.length = 0));

afterAll(() => shop[Symbol.asyncDispose]());

const catalogFiles = /\/catalog\/[0-9a-f]{16}\//;
const title = (page: Page, name: string): Promise<void> => page.getByRole("heading", { level: 1, name }).waitFor();
const pathOf = (page: Page): string => new URL(page.url()).pathname;
const menu = (page: Page, name: string): ReturnType<Page["getByRole"]> =>
  page.getByRole("navigation", { name: "Main" }).getByRole("link", { name });
const waiting = (page: Page): Promise<void> => page.getByRole("status").getByText("Loading the page").waitFor();
const idle = (page: Page): Promise<void> =>
  page.getByRole("status").getByText("Loading the page").waitFor({ state: "detached" });

describe("a remote that is slow", () => {
  test("click catalog -> click account -> the catalog's code arrives: account stays, and the list is not asked for", async () => {
    const page = await shop.open("/");
    await title(page, "Objects for slow rooms");
    using held = shop.hold(catalogFiles);
    await menu(page, "Catalog").click();
    await held.arrived;
    await waiting(page);
    await title(page, "Objects for slow rooms");

    await menu(page, "Account").click();
    await title(page, "Your account");
    held.letGo();
    await loaded(page, "catalog/List");
    await idle(page);
    await title(page, "Your account");
    expect(pathOf(page)).toBe("/account");
    expect(requestsOf("/api/products")).toEqual([]);

    await page.goBack();
    await title(page, "Objects for slow rooms");
  });

  test("click catalog -> click it again -> its code arrives: one page, one entry in the history, each file once", async () => {
    const page = await shop.open("/");
    await title(page, "Objects for slow rooms");
    using held = shop.hold(catalogFiles);
    await menu(page, "Catalog").dblclick();
    await held.arrived;
    await waiting(page);
    held.letGo();
    await title(page, "Catalog");
    await idle(page);
    const files = requestsOf(catalogFiles);
    expect(files.length).toBeGreaterThan(1);
    expect(new Set(files).size).toBe(files.length);

    await menu(page, "Catalog").dblclick();
    await idle(page);
    await page.goBack();
    await title(page, "Objects for slow rooms");
    expect(pathOf(page)).toBe("/");
  });

  test("back -> forward -> the code of the page before arrives: nothing changes; then back shows it", async () => {
    const page = await openWithoutCatalog();
    using held = shop.hold(catalogFiles);
    await page.goBack();
    await held.arrived;
    await waiting(page);
    expect(pathOf(page)).toBe("/catalog/3");
    await title(page, "Your cart is empty");

    await page.goForward();
    held.letGo();
    await loaded(page, "catalog/Detail");
    await idle(page);
    await title(page, "Your cart is empty");
    expect(pathOf(page)).toBe("/checkout");

    await page.goBack();
    await title(page, "Pearl table lamp");
  });

  test("back -> back -> the code of both arrives: the last one is shown, and forward leads through the other", async () => {
    const page = await openWithoutCatalog();
    using held = shop.hold(catalogFiles);
    await page.goBack();
    await held.arrived;
    await page.goBack();
    await waiting(page);
    held.letGo();
    await title(page, "Catalog");
    await idle(page);
    expect(pathOf(page)).toBe("/catalog");
    await page.goForward();
    await title(page, "Pearl table lamp");
    await page.goForward();
    await title(page, "Your cart is empty");
  });

  /** Catalog, product, checkout in the history, and then a new document: the catalog's code is not there, not even kept. */
  async function openWithoutCatalog(): Promise<Page> {
    const page = await shop.open("/catalog");
    await page.getByRole("link", { name: "Pearl table lamp" }).click();
    await title(page, "Pearl table lamp");
    await page.getByRole("link", { name: /^Cart, 0 items/ }).click();
    await title(page, "Your cart is empty");
    const browser = await page.context().newCDPSession(page);
    await browser.send("Network.clearBrowserCache");
    await page.reload();
    await title(page, "Your cart is empty");
    return page;
  }

  test("click a product -> its data is on its way -> click account -> the data arrives: account stays", async () => {
    const page = await shop.open("/catalog");
    await title(page, "Catalog");
    using held = shop.hold(/\/api\/products\/3$/);
    await page.getByRole("link", { name: "Pearl table lamp" }).click();
    await held.arrived;
    await waiting(page);
    await menu(page, "Account").click();
    await title(page, "Your account");
    const answered = page.waitForResponse((response) => response.url() === held.urls[0]);
    held.letGo();
    // Requested ahead, when the pointer was on the link: so nobody's navigation ends it.
    await (await answered).finished();
    await title(page, "Your account");
    expect(pathOf(page)).toBe("/account");
  });
});

describe("a browser that is offline", () => {
  let impatient: Shop;
  beforeAll(async () => {
    impatient = await startShop({ h2: true, deadline: 5000 });
  });
  afterAll(() => impatient[Symbol.asyncDispose]());

  const expected = [/ERR_INTERNET_DISCONNECTED/, /NACRE_RUNTIME_(FILE_FAILED|NOT_LOADED)/, /Failed to fetch/];

  test("offline -> click catalog -> online: the boundary stands in its place, and heals without a click", async () => {
    const page = await impatient.open("/", { expected });
    await title(page, "Objects for slow rooms");
    await page.getByRole("article").first().waitFor();
    const visit = await page.evaluate(() => performance.timeOrigin);
    await page.context().setOffline(true);
    await menu(page, "Catalog").click();
    const boundary = page.getByRole("alert").filter({ hasText: "This page did not arrive" });
    await boundary.waitFor();
    expect(pathOf(page)).toBe("/catalog");

    // The rest of the shop goes on, with what it has.
    await page.getByRole("button", { name: "Use the dark theme" }).click();
    await page.getByRole("link", { name: /home$/ }).click();
    await title(page, "Objects for slow rooms");
    await page.goBack();
    await boundary.waitFor();

    await page.context().setOffline(false);
    await title(page, "Catalog");
    await page.getByRole("button", { name: "Use the light theme" }).waitFor();
    expect(await page.evaluate(() => performance.timeOrigin)).toBe(visit);
  });

  test("offline -> try again -> fail -> online: the retry does no harm", async () => {
    const page = await impatient.open("/", { expected });
    await title(page, "Objects for slow rooms");
    await page.context().setOffline(true);
    await menu(page, "Account").click();
    const again = page.getByRole("alert").getByRole("button", { name: "Try again" });
    await again.waitFor();
    await Promise.all([page.waitForEvent("requestfailed"), again.click()]);
    await again.waitFor();
    await page.context().setOffline(false);
    await title(page, "Your account");
  });
});

describe("a change of the page", () => {
  test("is announced by its title, and the keyboard is where it begins: for pages of all builds, also on the way back", async () => {
    const page = await shop.open("/");
    await title(page, "Objects for slow rooms");
    const said = page.getByRole("status").filter({ hasText: "Nacre & Co" });
    expect(await said.count()).toBe(0);
    const expectSaid = async (text: string): Promise<void> => {
      await said.getByText(text, { exact: true }).waitFor({ state: "attached" });
      expect(await focused(page)).toBe("MAIN");
    };
    await menu(page, "Catalog").click();
    await expectSaid("Catalog · Nacre & Co");
    await page.getByRole("link", { name: "Pearl table lamp" }).click();
    await expectSaid("Pearl table lamp · Nacre & Co");
    await page.getByRole("link", { name: /^Cart, 0 items/ }).click();
    await expectSaid("Your cart · Nacre & Co");
    await menu(page, "Account").click();
    await expectSaid("Account · Nacre & Co");
    await page.goBack();
    await expectSaid("Your cart · Nacre & Co");
  });

  test("another filter of the list is no other page: the focus stays, and the number of objects is said", async () => {
    const page = await shop.open("/catalog");
    await title(page, "Catalog");
    await page.getByRole("link", { name: "Lamps" }).click();
    await page.getByRole("status").getByText("3 objects").waitFor();
    expect(await focused(page)).toBe("A");
  });

  test("scroll -> product -> back: the place on the page is the same; a new page begins at its top", async () => {
    const page = await shop.open("/catalog");
    await title(page, "Catalog");
    const lamp = page.getByRole("link", { name: "Reading lamp, brass" });
    await lamp.scrollIntoViewIfNeeded();
    await lamp.hover();
    const place = await scrolled(page);
    expect(place).toBeGreaterThan(100);
    await lamp.click();
    await title(page, "Reading lamp, brass");
    await expect.poll(() => scrolled(page)).toBe(0);
    await page.goBack();
    await title(page, "Catalog");
    await expect.poll(() => scrolled(page)).toBe(place);
  });
});

test("who wants to hear when a thing is back: the catalog's action, and its declared data is read again", async () => {
  const page = await shop.open("/catalog/12", { expected: [/status of 422/] });
  await title(page, "Field notebook");
  const email = page.getByLabel("Tell me when it is back");
  await email.fill("nobody");
  await page.getByRole("button", { name: "Tell me" }).click();
  await page.getByText("This does not look like an email address.").waitFor();
  const before = requestsOf("/api/products/12").length;
  await email.fill("ada@example.com");
  await page.getByRole("button", { name: "Tell me" }).click();
  await page.getByText("We write to ada@example.com, once. One person is waiting for it.").waitFor();
  expect(requestsOf("/api/products/12").length).toBeGreaterThan(before);
  expect(pathOf(page)).toBe("/catalog/12");
});

/** Addresses without the origin, of requests for a path or that fit. */
function requestsOf(wanted: string | RegExp): string[] {
  const urls = shop.requests.map(({ url }) => new URL(url)).filter(({ search }) => search !== "?featured");
  const fits = ({ pathname }: URL): boolean =>
    typeof wanted === "string" ? pathname === wanted : wanted.test(pathname);
  return urls.filter(fits).map(({ pathname }) => pathname);
}

/** Waits until a module's files are there. */
function loaded(page: Page, reference: string): Promise<void> {
  return page.evaluate(async (wanted) => {
    await (globalThis as unknown as Record<symbol, Runtime>)[Symbol.for("nacre")]!.load(wanted);
  }, reference);
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement!.tagName);
}

function scrolled(page: Page): Promise<number> {
  return page.evaluate(() => Math.round(scrollY));
}
