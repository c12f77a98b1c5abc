import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startShop, type Shop } from "./harness/startShop.ts";

let shop: Shop;

beforeAll(async () => {
  // Over HTTP/1.1 six files that are held hold all else.
  shop = await startShop({ h2: true });
});
afterAll(() => shop[Symbol.asyncDispose]());

const address = "/api/products/3";
const asked = (): string[] => shop.requests.map(({ url }) => new URL(url).pathname).filter((path) => path === address);

test("visit -> data -> code: what the page's route declares is requested before any code is there, and only once", async () => {
  using held = shop.hold(/\.js$/);
  const opening = shop.open("/catalog/3");
  await held.arrived;
  await vi.waitFor(() => expect(asked()).toEqual([address]));
  held.letGo();
  const page = await opening;
  await page.getByRole("heading", { level: 1, name: "Pearl table lamp" }).waitFor();
  await page.waitForLoadState("networkidle");
  expect(asked()).toEqual([address]);
});
