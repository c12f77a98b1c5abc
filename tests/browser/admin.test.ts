import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { serve, type NacreServer } from "@nacre/cli";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { root } from "../sources.ts";
import { hashesOf } from "./harness/files.ts";
import { openPage } from "./harness/openPage.ts";
import { rebuild, type Rebuilt } from "./harness/rebuild.ts";
import { startShop, type Shop } from "./harness/startShop.ts";

let shop: Shop;
let admin: NacreServer;
let store: string;
let library: Rebuilt;

beforeAll(async () => {
  shop = await startShop();
  store = await mkdtemp(join(inject("store"), "admin-"));
  admin = await serve({
    folders: ["admin", "components"].map((name) => join(root, "apps", name, "dist")),
    port: 0,
    store,
    api: shop.url,
    csp: true,
  });
  library = await rebuild("components", {
    "src/Button.module.css": (css) => css.replace("border-radius: 999px", "border-radius: 3px"),
  });
});

afterAll(async () => {
  await admin.close();
  await Promise.all([shop[Symbol.asyncDispose](), library[Symbol.asyncDispose]()]);
  await rm(store, { recursive: true });
});

test("an application without the shell shows the library, in the one React that it has", async () => {
  const page = await openPage(admin.url);
  await page.getByRole("heading", { level: 1, name: "Shelves" }).waitFor();
  const rows = page.getByRole("table", { name: "Products" }).getByRole("row");
  await page.getByRole("cell").first().waitFor();
  const all = await rows.count();
  await page.getByLabel("Find a product").fill("vase");
  await expect.poll(() => rows.count()).toBeLessThan(all);
  expect(Object.keys(admin.snapshot.names).toSorted()).toEqual(["admin", "components"]);
});

test("one build of the library, two applications: both show its change, and neither is built again", async () => {
  const { snapshot: adminBefore } = admin;
  const { snapshot: shopBefore } = shop.server;
  expect(adminBefore.names["components"]).toBe(shopBefore.names["components"]);
  const open = async (): Promise<Page[]> => [await openPage(admin.url), await shop.open("/")];
  expect(await radiiOf(await open())).toEqual(["999px", "999px"]);

  const adminAfter = await admin.redeploy(library.folder);
  const shopAfter = await shop.server.redeploy(library.folder);
  expect(adminAfter.names["components"]).toBe(shopAfter.names["components"]);
  expect(await radiiOf(await open())).toEqual(["3px", "3px"]);
  expect(hashesOf(adminAfter, "admin")).toEqual(hashesOf(adminBefore, "admin"));
  expect(hashesOf(shopAfter, "shell")).toEqual(hashesOf(shopBefore, "shell"));
});

function radiiOf(pages: readonly Page[]): Promise<string[]> {
  return Promise.all(
    pages.map((page) =>
      page
        .locator("[class*=components_button]")
        .first()
        .evaluate((button) => getComputedStyle(button).borderRadius),
    ),
  );
}
