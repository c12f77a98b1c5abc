import { select } from "@nacre/plan";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { filesProviding } from "./harness/files.ts";
import { startShop, type Shop } from "./harness/startShop.ts";

let shop: Shop;

beforeAll(async () => {
  shop = await startShop();
});

afterAll(() => shop[Symbol.asyncDispose]());

test.each(["Button", "Card", "Dialog", "EmptyState", "IconButton", "Price", "Skeleton", "Table", "TextField"])(
  "%s brings a script and its styles, and nothing of the headless library",
  (name) => {
    const own = filesOf(name).filter((url) => url.includes("/components/"));
    expect(own.map((url) => /\w+$/.exec(url)![0]).sort()).toEqual(["css", "js", "js"]);
    expect(own.filter((url) => headless().has(url))).toEqual([]);
  },
);

test.each(["Checkbox", "Select", "Tabs", "Toast", "Tooltip"])("%s brings its own part of it, not all", (name) => {
  const files = filesOf(name);
  const part = filesProviding(shop.server.snapshot, `@base-ui/react/${name.toLowerCase()}`);
  expect(files).toEqual(expect.arrayContaining(part));
  expect(files.filter((url) => headless().has(url)).sort()).toEqual(part.sort());
  expect(part.length).toBeLessThan(headless().size);
});

test("no style of the library reaches anything but its own elements", async () => {
  const page = await shop.open("/");
  const { base, files } = shop.server.snapshot.builds[shop.server.snapshot.names["components"]!]!;
  const sheets = Object.keys(files).filter((file) => file.endsWith(".css"));
  expect(sheets.length).toBeGreaterThan(13);
  for (const file of sheets) expect(await leaksOf(page, base + file), file).toEqual([]);
});

function filesOf(component: string): string[] {
  return select(shop.server.snapshot, [`components/${component}`]).files.map(({ url }) => url);
}

/** Every file that has a part of Base UI in it. */
function headless(): Set<string> {
  const { builds } = shop.server.snapshot;
  const keys = Object.values(builds).flatMap(({ provides }) => Object.keys(provides));
  const parts = keys.filter((key) => key.startsWith("@base-ui/react/"));
  return new Set(parts.flatMap((key) => filesProviding(shop.server.snapshot, key)));
}

/** Rules that could meet somebody else's: a selector without a class of the library's, a name that is not its own. */
function leaksOf(page: Page, url: string): Promise<string[]> {
  return page.evaluate(async (address) => {
    const response = await fetch(address);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(await response.text());
    const leaks = (rules: CSSRuleList): string[] =>
      [...rules].flatMap((rule) => {
        // The tokens: custom properties in a layer, which a host's own win against.
        if (rule instanceof CSSLayerBlockRule) return rule.name === "library" ? [] : [rule.cssText];
        if (rule instanceof CSSStyleRule)
          return rule.selectorText.split(",").filter((selector) => !selector.includes(".components_"));
        if (rule instanceof CSSKeyframesRule) return rule.name.startsWith("components_") ? [] : [rule.name];
        return rule instanceof CSSGroupingRule ? leaks(rule.cssRules) : [];
      });
    return leaks(sheet.cssRules);
  }, url);
}
