import { join } from "node:path";
import type { BuildId } from "@nacre/contract";
import type { Runtime } from "@nacre/runtime";
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildWorld, type Bundler, type World } from "../../packages/webpack/test/harness/buildWorld.ts";
import { filesProviding } from "./harness/files.ts";
import { rebuild, type Rebuilt } from "./harness/rebuild.ts";
import { startShop, type Shop } from "./harness/startShop.ts";

/** A page that uses the library as it is now beside a build of it that is pinned. */
const comparison = `
  import { createElement as h, useState } from "react";
  import { useCart } from "shell/cart";
  import ButtonNow from "components/Button";
  import ButtonThen from "components-then/Button";
  import FieldNow from "components/TextField";
  import FieldThen from "components-then/TextField";

  const pearl = { id: "3", name: "Pearl table lamp", price: 14900, image: "/api/products/3/image.svg" };

  export default function Page() {
    const [text, setText] = useState("");
    const add = useCart((cart) => cart.add);
    return [
      h("h1", { key: "title" }, "Now and then"),
      h(ButtonNow, { key: "now", onClick: () => add(pearl, 1), children: "Now" }),
      h(ButtonThen, { key: "then", onClick: () => add(pearl, 2), children: "Then" }),
      h(FieldNow, { key: "field now", label: "Text", value: text, onChange: (event) => setText(event.target.value) }),
      h(FieldThen, { key: "field then", label: "Copy", value: text, readOnly: true }),
    ];
  }
  export { ButtonNow, ButtonThen };
`;

let shop: Shop;
/** The library as it was when the shop started. */
let then: BuildId;
let changed: Rebuilt;
const worlds: World[] = [];

beforeAll(async () => {
  shop = await startShop();
  then = shop.server.snapshot.names["components"]!;
  changed = await rebuild("components", {
    "src/Button.module.css": (css) => css.replace("border-radius: 999px", "border-radius: 3px"),
    "src/TextField.tsx": (code) => code.replace("{label}", "{label}, as it is called now"),
  });
  await shop.server.redeploy(changed.folder);
});

afterAll(async () => {
  await Promise.all([shop, changed].map((each) => each[Symbol.asyncDispose]()));
  await Promise.all(worlds.map((world) => world.remove()));
});

test.each<Bundler>(["webpack", "rspack"])(
  "a page built with %s has a pinned build of the library beside the current one",
  async (bundler) => {
    const account = await buildAccount(bundler);
    const { names, builds } = await shop.server.redeploy(join(account.folder, "account/dist"));
    expect(Object.keys(builds)).toEqual(expect.arrayContaining([then, names["components"]]));

    shop.requests.length = 0;
    const page = await shop.open("/account");
    await page.getByRole("heading", { level: 1, name: "Now and then" }).waitFor();
    const main = page.getByRole("main");
    const now = main.getByRole("button", { name: "Now" });
    const old = main.getByRole("button", { name: "Then" });
    expect([await radiusOf(now), await radiusOf(old)]).toEqual(["3px", "999px"]);

    // Both work, with the one React and the one cart of the page.
    await now.click();
    await old.click();
    await page.getByRole("link", { name: /^Cart, 3 items/ }).waitFor();
    await main.getByLabel("Text, as it is called now").fill("pearl");
    expect(await main.getByLabel("Copy", { exact: true }).inputValue()).toBe("pearl");

    const exported = await page.evaluate(async (id) => {
      const runtime = (globalThis as unknown as Record<symbol, Runtime>)[Symbol.for("nacre")]!;
      const load = (reference: string): Promise<Record<string, unknown>> =>
        runtime.import(reference) as Promise<Record<string, unknown>>;
      const own = await load("account/Page");
      const current = await load("components/Button");
      const pinned = await load(`components@${id}/Button`);
      return [own["ButtonNow"] === current["default"], own["ButtonThen"] === pinned["default"], current === pinned];
    }, then);
    expect(exported).toEqual([true, true, false]);
    const reacts = new Set(filesProviding(shop.server.snapshot, "react").map((url) => new URL(url, shop.url).href));
    expect(shop.requests.filter(({ url }) => reacts.has(url))).toHaveLength(1);
  },
);

/** A build that takes the place of the shop's account page. */
async function buildAccount(bundler: Bundler): Promise<World> {
  const remotes = { components: "components", "components-then": `components@${then}`, shell: "shell" };
  const world = await buildWorld(bundler, {
    account: {
      files: { "src/Page.js": comparison },
      dependencies: { react: "^19.0.0" },
      plugin: { exposes: { "./Page": "./src/Page.js" }, remotes },
    },
  });
  worlds.push(world);
  return world;
}

function radiusOf(button: Locator): Promise<string> {
  return button.evaluate((element) => getComputedStyle(element).borderRadius);
}
