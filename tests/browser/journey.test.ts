import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startShop, type Shop } from "./startShop.ts";

describe.each(["one", "separate"] as const)("builds on %s origin(s)", (origins) => {
  let shop: Shop;

  beforeAll(async () => {
    shop = await startShop({ origins });
  });

  afterAll(async () => {
    await shop[Symbol.asyncDispose]();
  });

  test("home, catalog, cart, checkout; back and forward", async () => {
    const page = await shop.open("/");
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Catalog" }).click();
    await page.getByRole("heading", { level: 1, name: "Catalog" }).waitFor();
    await page.getByRole("button", { name: "Add Tide vase to the cart" }).click();
    await page.getByRole("link", { name: /^Cart, 1 item/ }).click();
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/checkout");
    await page.getByText("Tide vase").first().waitFor();

    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "Catalog" }).waitFor();
    await page.getByRole("link", { name: /^Cart, 1 item/ }).waitFor();
    await page.goForward();
    await page.getByText("Tide vase").first().waitFor();
    expect(shop.complaints).toEqual([]);
    await page.context().close();
  });

  test("a page of a remote build is reached directly", async () => {
    const page = await shop.open("/catalog/3");
    await page.getByRole("heading", { level: 1, name: "Pearl table lamp" }).waitFor();
    expect(shop.complaints).toEqual([]);
    await page.context().close();
  });

  test("a page of the build that Rspack made uses the shell's React", async () => {
    const page = await shop.open("/account");
    await page.getByRole("heading", { level: 1, name: "Your account" }).waitFor();
    expect(shop.complaints).toEqual([]);
    await page.context().close();
  });

  test("exactly one React is loaded, whatever is visited", async () => {
    const page = await shop.open("/catalog");
    await page.getByRole("heading", { level: 1, name: "Catalog" }).waitFor();
    await page.getByRole("link", { name: "Account" }).first().click();
    await page.getByRole("heading", { level: 1, name: "Your account" }).waitFor();
    const { snapshot } = shop.server;
    const providers = Object.entries(snapshot.choices).flatMap(([build, choices]) =>
      Object.entries(choices)
        .filter(([module]) => snapshot.builds[build]!.consumes[module]!.key === "react")
        .map(([, choice]) => (choice === 0 ? build : choice.join(" "))),
    );
    expect(new Set(providers).size).toBe(1);
    const reacts = Object.values(snapshot.builds).flatMap(({ base, provides, chunks }) =>
      (provides["react"] ?? []).flatMap((copy) =>
        copy.chunks.flatMap((id) => chunks[id]!.files.map((file) => base + file)),
      ),
    );
    const loaded = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
    expect(reacts.filter((url) => loaded.includes(new URL(url, shop.url).href))).toHaveLength(1);
    await page.context().close();
  });
});
