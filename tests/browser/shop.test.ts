import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { filesProviding } from "./harness/files.ts";
import { startShop, type Shop } from "./harness/startShop.ts";

const title = (page: Page, name: string): Promise<void> => page.getByRole("heading", { level: 1, name }).waitFor();
const cart = (page: Page, count: number): Promise<void> =>
  page.getByRole("link", { name: new RegExp(`^Cart, ${count} item`) }).waitFor();

describe.each(["one", "separate"] as const)("builds on %s origin(s)", (origins) => {
  let shop: Shop;

  beforeAll(async () => {
    shop = await startShop({ origins });
  });

  afterAll(() => shop[Symbol.asyncDispose]());

  test("each build's files come from where it is served", () => {
    const addresses = new Set(Object.values(shop.server.origins));
    expect(addresses.size).toBe(origins === "one" ? 1 : 5);
  });

  test("home, catalog, cart, checkout, and the order in the account", async () => {
    const page = await shop.open("/");
    await title(page, "Objects for slow rooms");
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Catalog" }).click();
    await title(page, "Catalog");
    await page.getByRole("button", { name: "Add Tide vase to the cart" }).click();
    await cart(page, 1);
    await page.getByRole("link", { name: "Pearl table lamp" }).click();
    await title(page, "Pearl table lamp");
    await page.getByRole("button", { name: "Add to cart" }).click();
    await page.getByRole("link", { name: /^Cart, 2 items/ }).click();
    await title(page, "Checkout");
    await page.getByRole("listitem").filter({ hasText: "Tide vase" }).waitFor();

    await page.getByRole("button", { name: "Place the order" }).click();
    await page.getByText("Please tell us your name.").waitFor();
    await page.getByLabel("Name").fill("Ada Lovelace");
    await page.getByLabel("Email").fill("ada@example.com");
    await page.getByLabel("Street and number").fill("Dorset Street 1");
    await page.getByLabel("Postcode").fill("20457");
    await page.getByLabel("City").fill("Hamburg");
    await page.getByRole("button", { name: "Place the order" }).click();
    await title(page, "Thank you");
    await cart(page, 0);
    const number = await page.locator("main strong").textContent();

    await page.getByRole("link", { name: "See your orders" }).click();
    await title(page, "Your account");
    const order = page.getByRole("listitem").filter({ hasText: `Order ${number}` });
    await order.getByRole("button", { name: "Details" }).click();
    const dialog = page.getByRole("dialog", { name: `Order ${number}` });
    await dialog.getByRole("link", { name: "Tide vase" }).waitFor();
    await dialog.getByRole("link", { name: "Pearl table lamp" }).waitFor();
  });

  test("begin an address -> leave -> stay -> leave: the checkout asks, and staying keeps what was typed", async () => {
    const page = await shop.open("/catalog");
    await page.getByRole("button", { name: "Add Tide vase to the cart" }).click();
    await page.getByRole("link", { name: /^Cart, 1 item/ }).click();
    await title(page, "Checkout");
    await page.getByLabel("Name").fill("Ada");
    const dialog = page.getByRole("dialog", { name: "Leave the checkout?" });

    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Catalog" }).click();
    await dialog.getByRole("button", { name: "Stay" }).click();
    await dialog.waitFor({ state: "hidden" });
    expect(await page.getByLabel("Name").inputValue()).toBe("Ada");

    await page.goBack();
    await dialog.getByRole("button", { name: "Leave" }).click();
    await title(page, "Catalog");
    await cart(page, 1);
  });

  test("a person signs in, and every build knows", async () => {
    const page = await shop.open("/account");
    await page
      .getByRole("main")
      .getByRole("button", { name: /^Sign in as / })
      .first()
      .click();
    await page.getByRole("heading", { level: 1, name: /^Hello, / }).waitFor();
    await page
      .getByRole("banner")
      .getByRole("button", { name: /^Signed in as / })
      .waitFor();
    // The account fills a slot of the shell.
    await page
      .getByRole("banner")
      .getByRole("link", { name: /^Orders of / })
      .waitFor();
    await page.getByRole("main").getByRole("listitem").filter({ hasText: "Order 10" }).first().waitFor();
  });

  test("a page of a remote build is reached directly", async () => {
    const page = await shop.open("/catalog/3");
    await title(page, "Pearl table lamp");
    expect(await page.title()).toBe("Pearl table lamp · Nacre & Co");
  });

  test("back and forward keep the cart, and need no document", async () => {
    const page = await shop.open("/catalog");
    const start = await page.evaluate(() => performance.timeOrigin);
    await page.getByRole("button", { name: "Add Tide vase to the cart" }).click();
    await page.getByRole("link", { name: "Pearl table lamp" }).click();
    await title(page, "Pearl table lamp");
    await page.getByRole("link", { name: /^Cart, 1 item/ }).click();
    await title(page, "Checkout");
    await page.goBack();
    await title(page, "Pearl table lamp");
    await page.goBack();
    await title(page, "Catalog");
    await cart(page, 1);
    await page.goForward();
    await title(page, "Pearl table lamp");
    await page.goForward();
    await title(page, "Checkout");
    expect(await page.evaluate(() => performance.timeOrigin)).toBe(start);
  });

  test("exactly one React, whatever is visited: one copy is loaded, and one renderer uses it", async () => {
    shop.requests.length = 0;
    const page = await shop.open("/catalog", { init: countRenderers });
    await title(page, "Catalog");
    await page.getByRole("link", { name: "Account" }).first().click();
    await title(page, "Your account");
    await page.getByRole("link", { name: /^Cart, 0 items/ }).click();
    await title(page, "Your cart is empty");
    await page.getByRole("link", { name: /home$/ }).click();
    await title(page, "Objects for slow rooms");
    await page.getByRole("article").first().waitFor();

    const { snapshot } = shop.server;
    const loaded = (key: string): string[] => {
      const files = new Set(filesProviding(snapshot, key).map((url) => new URL(url, shop.url).href));
      return shop.requests.map(({ url }) => url).filter((url) => files.has(url));
    };
    expect(Object.values(snapshot.builds).filter(({ provides }) => provides["react"])).toHaveLength(5);
    for (const key of ["react", "react-dom", "react-router", "zustand", "@nacre/shell"]) {
      expect(loaded(key), key).toHaveLength(1);
    }
    expect(await page.evaluate("renderers")).toBe(1);
  });

  test.each(["/nowhere", "/account/nowhere"])("%s is nobody's page: status 404 and the shell says so", async (path) => {
    const page = await shop.open(path, { expected: [/status of 404/] });
    await title(page, "This shelf is empty");
    await page.getByRole("link", { name: "See everything we make" }).click();
    await title(page, "Catalog");
  });

  test("a product that is not there is the catalog's own 404", async () => {
    const page = await shop.open("/catalog/999", { expected: [/status of 404/] });
    await title(page, "We do not have this object");
  });
});

/** React's renderers report to the developer tools when they start. */
const countRenderers = `
  globalThis.renderers = 0;
  globalThis.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
    supportsFiber: true,
    inject: () => ++globalThis.renderers,
    onCommitFiberRoot() {},
    onCommitFiberUnmount() {},
    onPostCommitFiberRoot() {},
  };
`;
