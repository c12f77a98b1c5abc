import { afterAll, beforeAll, expect, test } from "vitest";
import { buildStorybook, type StaticSite } from "./harness/buildStorybook.ts";
import { openPage } from "./harness/openPage.ts";
import { startShop, type Shop } from "./harness/startShop.ts";

let shop: Shop;
let storybook: StaticSite;

// The same preset, with Storybook's webpack builder.
beforeAll(async () => {
  shop = await startShop();
  storybook = await buildStorybook("packages/storybook/test/webpack", { NACRE_SNAPSHOT: `${shop.url}/snapshot.json` });
}, 300_000);

afterAll(async () => {
  await storybook?.[Symbol.asyncDispose]();
  await shop?.[Symbol.asyncDispose]();
});

const frame = (id: string): string => `${storybook.url}/iframe.html?id=${id}&viewMode=story`;

test("a story imports a component of the deployed library, with its styles", async () => {
  const page = await openPage(frame("checkout--served"));
  const button = page.getByRole("button", { name: "Pay" });
  await button.waitFor();
  const radius = await button.evaluate((element) => parseFloat(getComputedStyle(element).borderRadius));
  expect(radius).toBeGreaterThan(0);
});

test("the library's own stories are shown from its build", async () => {
  const page = await openPage(frame("remotes-components-button--small"));
  await page.getByRole("button", { name: "Add" }).waitFor();
});

test("a fault of one story, and an expose that is gone", async () => {
  const late = await openPage(frame("checkout--late"), { expected: [/failed, phase/] });
  await late.getByRole("alert").filter({ hasText: "components/Button could not be loaded" }).waitFor();
  await late.getByRole("button", { name: "Try again" }).click();
  await late.getByRole("button", { name: "Pay" }).waitFor();
  const gone = await openPage(frame("checkout--gone"), { expected: [/failed, phase/] });
  await gone.getByRole("alert").filter({ hasText: 'asks for "./Carousel" of "components"' }).waitFor();
});
