import type { Snapshot } from "@nacre/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rebuild, type Rebuilt } from "./harness/rebuild.ts";
import { startShop, type Shop } from "./harness/startShop.ts";

let shop: Shop;
let catalog: Rebuilt;

beforeAll(async () => {
  shop = await startShop();
  catalog = await rebuild("catalog", {
    "src/List.tsx": (code) =>
      code
        .replace('} from "react-router";', 'useInRouterContext } from "react-router";')
        .replace("<h1>Catalog</h1>", "<h1>Catalog, {String(useInRouterContext())}</h1>"),
  });
});

afterAll(async () => {
  await Promise.all([shop, catalog].map((each) => each[Symbol.asyncDispose]()));
});

test("one router for all, without what nobody uses; once a build uses more, new documents load all of it, and open ones go on", async () => {
  const before = shop.server.snapshot;
  const shaken = routerOf(before);
  expect(shaken.shaken).toBe(true);
  const page = await shop.open("/");
  expect(requestedOf(before)).toEqual(shaken.files);

  const after = await shop.server.redeploy(catalog.folder);
  const whole = routerOf(after);
  expect(whole.shaken).toBe(undefined);
  expect(whole.files).not.toEqual(shaken.files);
  expect(after.names["shell"]).toBe(before.names["shell"]);

  shop.requests.length = 0;
  await page.getByRole("link", { name: "Catalog", exact: true }).first().click();
  await page.getByRole("heading", { level: 1, name: "Catalog", exact: true }).waitFor();
  expect(requestedOf(after)).toEqual([]);

  shop.requests.length = 0;
  const other = await shop.open("/catalog");
  await other.getByRole("heading", { level: 1, name: "Catalog, true" }).waitFor();
  expect(requestedOf(after)).toEqual(whole.files);
  await other.getByRole("link", { name: "Pearl table lamp" }).click();
  await other.getByRole("heading", { level: 1, name: "Pearl table lamp" }).waitFor();
});

/** The shell's copy of the router, as pages of a snapshot load it. */
function routerOf({ names, builds }: Snapshot): { shaken: true | undefined; files: string[] } {
  const { provides, chunks } = builds[names["shell"]!]!;
  const { shaken, module, chunks: ids } = provides["react-router"]![0]!;
  expect(ids).toContain(module);
  return { shaken, files: chunks[module]!.files };
}

/** Files of either copy that were requested. */
function requestedOf(snapshot: Snapshot): string[] {
  const known = new Set([...routerOf(shop.server.snapshot).files, ...routerOf(snapshot).files]);
  const files = shop.requests.map(({ url }) => url.split("/").at(-1)!);
  return files.filter((file) => known.has(file));
}
