import type { Snapshot } from "@nacre/contract";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hashesOf } from "./harness/files.ts";
import { rebuild, type Rebuilt } from "./harness/rebuild.ts";
import { startShop, type Shop } from "./harness/startShop.ts";

let shop: Shop;
let components: Rebuilt;
let catalog: Rebuilt;

beforeAll(async () => {
  shop = await startShop();
  components = await rebuild("components", {
    "src/Button.module.css": (css) => css.replace("border-radius: 999px", "border-radius: 3px"),
  });
  catalog = await rebuild("catalog", {
    "src/List.tsx": (code) => code.replace("<h1>Catalog</h1>", "<h1>Everything we make</h1>"),
  });
});

afterAll(async () => {
  await Promise.all([shop, components, catalog].map((each) => each[Symbol.asyncDispose]()));
});

test("the component library is deployed alone: home and pages show it after a reload, and no other file is another", async () => {
  const before = shop.server.snapshot;
  const home = await shop.open("/");
  const product = await shop.open("/catalog/3");
  expect([await radiusOf(home), await radiusOf(product)]).toEqual(["999px", "999px"]);

  const after = await shop.server.redeploy(components.folder);
  expect(changedBuilds(before, after)).toEqual(["components"]);
  expect(filesOfExpose(after, "./Button")).not.toEqual(filesOfExpose(before, "./Button"));
  expect(filesOfExpose(after, "./TextField")).toEqual(filesOfExpose(before, "./TextField"));

  // Nobody has told these pages: they go on with what they started with, and still get the rest of it.
  shop.requests.length = 0;
  await home.getByRole("link", { name: /^Cart, 0 items/ }).click();
  await home.getByRole("heading", { level: 1, name: "Your cart is empty" }).waitFor();
  expect(await radiusOf(home)).toBe("999px");
  expect(buildsRequested("components")).toEqual([before.names["components"]]);

  shop.requests.length = 0;
  await home.reload();
  await product.reload();
  expect([await radiusOf(home), await radiusOf(product)]).toEqual(["3px", "3px"]);
  for (const path of ["/catalog", "/account"]) expect(await radiusOf(await shop.open(path))).toBe("3px");
  expect(buildsRequested("components")).toEqual([after.names["components"]]);
});

test("a page is deployed alone: it is shown after a reload, and no other file is another", async () => {
  const before = shop.server.snapshot;
  const page = await shop.open("/catalog");
  await page.getByRole("heading", { level: 1, name: "Catalog" }).waitFor();

  const after = await shop.server.redeploy(catalog.folder);
  expect(changedBuilds(before, after)).toEqual(["catalog"]);

  shop.requests.length = 0;
  await page.getByRole("link", { name: "Pearl table lamp" }).click();
  await page.getByRole("heading", { level: 1, name: "Pearl table lamp" }).waitFor();
  expect(buildsRequested("catalog")).toEqual([before.names["catalog"]]);

  await page.goBack();
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Everything we make" }).waitFor();
  await page.getByRole("button", { name: "Add Tide vase to the cart" }).click();
  await page.getByRole("link", { name: /^Cart, 1 item/ }).waitFor();
});

/** Names of the builds that are others than before, or that have a file with other bytes. */
function changedBuilds(before: Snapshot, after: Snapshot): string[] {
  const text = (snapshot: Snapshot, name: string): string => JSON.stringify(hashesOf(snapshot, name));
  return Object.keys(after.names).filter((name) => text(before, name) !== text(after, name));
}

function filesOfExpose({ names, builds }: Snapshot, expose: string): string[] {
  const { exposes, chunks } = builds[names["components"]!]!;
  return exposes[expose]!.chunks.flatMap((id) => chunks[id]!.files);
}

/** Ids of the builds of a container of which files were requested. */
function buildsRequested(name: string): string[] {
  const ids = shop.requests.map(({ url }) => new RegExp(`/${name}/([0-9a-f]{16})/`).exec(url)?.[1]);
  return [...new Set(ids.filter((id) => id !== undefined))];
}

/** What the library's button looks like: whatever is rendered by it. */
function radiusOf(page: Page): Promise<string> {
  return page
    .locator("[class*=components_button]")
    .first()
    .evaluate((button) => getComputedStyle(button).borderRadius);
}
