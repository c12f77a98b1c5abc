import { afterAll, beforeAll, expect, test } from "vitest";
import type { FrameLocator, Locator, Page } from "playwright-core";
import { buildStorybook, serveFolder, type StaticSite } from "./harness/buildStorybook.ts";
import { openPage, type OpenOptions } from "./harness/openPage.ts";
import { rebuild } from "./harness/rebuild.ts";
import { startShop, type Shop } from "./harness/startShop.ts";

let shop: Shop;
let storybook: StaticSite;

// A Storybook without any source of the library: what it shows of it comes from the served build.
beforeAll(async () => {
  shop = await startShop();
  storybook = await buildStorybook("stories/consumer", {
    NACRE_SNAPSHOT: `${shop.url}/snapshot.json`,
    STORYBOOK_PINNED: shop.server.snapshot.names["components"]!,
  });
}, 240_000);

afterAll(async () => {
  await storybook?.[Symbol.asyncDispose]();
  await shop?.[Symbol.asyncDispose]();
});

/** A story with Storybook around it. */
async function openStory(id: string, options: OpenOptions & { panel?: string } = {}): Promise<[Page, FrameLocator]> {
  const { panel = "", ...rest } = options;
  const page = await openPage(`${storybook.url}/?path=/story/${id}&addonPanel=${panel}`, rest);
  page.setDefaultTimeout(30_000);
  return [page, page.frameLocator("#storybook-preview-iframe")];
}

/** A story alone. */
function openFrame(id: string, options?: OpenOptions): Promise<Page> {
  return openPage(`${storybook.url}/iframe.html?id=${id}&viewMode=story`, options);
}

/** Waits for an alert that holds a text. */
function alerts(of: Page | FrameLocator, text: string | RegExp): Promise<void> {
  return holds(of.getByRole("alert"), text);
}

function holds(element: Locator, text: string | RegExp): Promise<void> {
  return element.filter({ hasText: text }).first().waitFor();
}

const failed = [/a fault of this story/, /a fault of this test/, /failed, phase/];

test("the stories of the deployed library are among the Storybook's own, with its docs", async () => {
  const index = (await (await fetch(`${storybook.url}/index.json`)).json()) as { entries: Record<string, object> };
  expect(index.entries["remotes-components-button--primary"]).toMatchObject({
    title: "Remotes/components/Button",
    name: "Primary",
  });
  const page = await openPage(`${storybook.url}/iframe.html?id=remotes-components-button--docs&viewMode=docs`);
  const row = page.getByRole("row", { name: /^variant/ });
  await holds(row, /"primary"\s*"secondary"\s*"quiet"/);
  await holds(row, "looks like text until it is pointed at");
  const first = page.locator(".docs-story").first().getByRole("button", { name: "Add to cart" });
  await first.and(page.locator('[class*="primary"]')).waitFor();
  await page.getByRole("radio", { name: "secondary" }).first().check();
  await first.and(page.locator('[class*="secondary"]')).waitFor();
});

test("a federated story takes args, and runs its own interactions with this Storybook's test functions", async () => {
  const [page, frame] = await openStory("remotes-components-button--primary&args=size:small", {
    panel: "storybook/interactions/panel",
  });
  await frame.getByRole("button", { name: "Add to cart" }).and(frame.locator('[class*="small"]')).waitFor();
  await holds(page.getByRole("tabpanel"), "Pass");
});

test("a story imports components of the library, and none of them brings a React of its own", async () => {
  const from = shop.requests.length;
  const page = await openFrame("checkout--served");
  await page.getByRole("button", { name: "Pay" }).waitFor();
  const files = shop.requests.slice(from).map(({ url }) => new URL(url).pathname);
  const { builds, names } = shop.server.snapshot;
  const { base, provides, chunks } = builds[names["components"]!]!;
  const react = provides["react"]!.flatMap((copy) => copy.chunks.flatMap((id) => chunks[id]!.files));
  expect(files.some((file) => file.startsWith(base) && file.endsWith(".js"))).toBe(true);
  expect(files.filter((file) => react.includes(file.slice(base.length)))).toEqual([]);
});

test("the panel says who provides React, and which files the story is", async () => {
  const [page] = await openStory("checkout--served", { panel: "nacre/plan" });
  const panel = page.getByRole("tabpanel");
  await holds(panel, "components/Button");
  await holds(panel, /components asks for react\/jsx-runtime [^.]+\S* \(singleton\)\. .* It gets \S+ of storybook/);
  await holds(panel, /Files: \d+, [\d.]+ kB/);
});

test("faults: on its way, missing until somebody tries again, broken, and one that does not exist", async () => {
  const slow = await openFrame("checkout--button-is-slow");
  await slow.getByText("Loading components/Button…").waitFor();
  const missing = await openFrame("checkout--button-is-missing-once", { expected: failed });
  await alerts(missing, "components/Button could not be loaded");
  await missing.getByText("Two items, delivered on Friday.").waitFor();
  await missing.getByRole("button", { name: "Try again" }).click();
  await missing.getByRole("button", { name: "Pay" }).waitFor();
  const broken = await openFrame("checkout--button-throws", { expected: failed });
  await alerts(broken, "failed when it was rendered");
  const unknown = await openFrame("checkout--unknown-fault");
  await alerts(unknown, 'is "lazy"; there is badVersion, missing, slow');
});

test("an expose that is gone: the story says so, and Storybook goes on", async () => {
  const [page, frame] = await openStory("gone--exposed", { expected: [/NACRE_PLAN_UNKNOWN_EXPOSE/] });
  await alerts(frame, 'asks for "./Carousel" of "components"');
  await page.locator("#checkout").click();
  await frame.getByRole("button", { name: "Pay" }).waitFor();
});

test("a library that is down: the story says which address, and heals when it is up again", async () => {
  await shop.server.setOrigin("components", false);
  const expected = [/ERR_EMPTY_RESPONSE|ERR_CONNECTION/, /failed, phase/, /NACRE_RUNTIME_FILE_FAILED/];
  const page = await openFrame("checkout--served", { expected });
  await alerts(page, "components/Card could not be loaded");
  await alerts(page, `${shop.url}/components/`);
  await shop.server.setOrigin("components", true);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("button", { name: "Pay" }).waitFor();
});

test("a server that is gone: own and federated stories say where nothing answers, and what to do", async () => {
  const expected = [/ERR_FAILED/, /failed, phase/];
  const page = await openFrame("checkout--served", { expected, init: cutFetch(shop.url) });
  const sentence = `Nothing can be read at ${shop.url}/snapshot.json`;
  await alerts(page, sentence);
  const federated = await openFrame("remotes-components-button--primary", { expected, init: cutFetch(shop.url) });
  await alerts(federated, sentence);
});

test("a library for another React is refused with the reason: by the toolbar, and deployed; a pinned story stays", async () => {
  await using library = await rebuild("components", {
    "package.json": (text) => text.replace('"react": "19.3.1"', '"react": "^18.2.0"'),
  });
  await using site = await serveFolder(library.folder);
  const refused = [/NACRE_PLAN_NO_SATISFYING/, /failed, phase/];
  const reason = /"components" was built for react\S* \^18\.2\.0; this Storybook has 19/;
  const [page, frame] = await openStory("checkout--served", { expected: refused });
  await frame.getByRole("button", { name: "Pay" }).waitFor();
  await page.getByRole("button", { name: "Remotes: served" }).click();
  await page.getByRole("textbox", { name: "Address of a snapshot, or of a build" }).fill(site.url);
  await page.getByRole("button", { name: "Switch" }).click();
  await alerts(frame, reason);
  await page.getByRole("button", { name: `Remotes: ${new URL(site.url).host}` }).click();
  await page.getByRole("radio", { name: "The builds that are served" }).check();
  await page.getByRole("button", { name: "Switch" }).click();
  await frame.getByRole("button", { name: "Pay" }).waitFor();

  await shop.server.redeploy(library.folder);
  const served = await openFrame("checkout--served", { expected: refused });
  await alerts(served, reason);
  const pinned = await openFrame("checkout--pinned");
  await pinned.getByRole("button", { name: "Pay" }).waitFor();
}, 180_000);

/** As if nothing answered there any more. */
function cutFetch(origin: string): string {
  return `{
    const real = globalThis.fetch;
    globalThis.fetch = (url, options) =>
      String(url).startsWith(${JSON.stringify(origin)}) ? Promise.reject(new TypeError("Failed to fetch")) : real(url, options);
  }`;
}
