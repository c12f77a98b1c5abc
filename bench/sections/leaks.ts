import type { Browser, CDPSession, Page } from "playwright-core";
import { originOf } from "../server/addresses.ts";
import { ServerProcess } from "../server/ServerProcess.ts";
import { sitesOf } from "../server/sitesOf.ts";
import { variants } from "../variants/index.ts";
import { buildVariants } from "./buildVariants.ts";
import type { Scope, Section } from "./Section.ts";

interface Held {
  heap: number;
  nodes: number;
  listeners: number;
  styles: number;
}

/** Mounts and unmounts a remote page many times: what is held afterwards is held for ever. */
export async function measureLeaks(browser: Browser, scope: Scope): Promise<Section> {
  const mounts = scope.quick ? 50 : 300;
  const names = ["single", "nacre-webpack", ...(scope.quick ? [] : ["nacre-rspack"])];
  const built = await buildVariants(scope, "h2", "one", (name) => names.includes(name));
  using server = new ServerProcess();
  for (const name of names) await server.serve(await sitesOf(name, built.get(name)!, "h2", "one"));
  const data = [];
  for (const name of names) {
    scope.say(`Mounting ${mounts} times: ${name}`);
    const index = variants.findIndex((variant) => variant.name === name);
    data.push({ variant: name, mounts, ...(await mount(browser, originOf(index, "h2", "one"), mounts)) });
  }
  const cell = (before: number, after: number): string => `${before} -> ${after}`;
  const rows = data.map(({ variant, before, after }) => [
    variant,
    cell(Math.round(before.heap / 1000), Math.round(after.heap / 1000)),
    ((after.heap - before.heap) / 1000 / mounts).toFixed(1),
    cell(before.nodes, after.nodes),
    cell(before.listeners, after.listeners),
    cell(before.styles, after.styles),
  ]);
  const columns = ["", "heap, kB", "kB per mount", "nodes", "listeners", "style elements"];
  return { name: "leaks", tables: [{ title: `Held after ${mounts} mounts of the catalog`, columns, rows }], data };
}

async function mount(browser: Browser, origin: string, times: number): Promise<{ before: Held; after: Held }> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await page.goto(`${origin}/`, { waitUntil: "networkidle" });
    await thereAndBack(page, 10);
    const before = await held(page, session);
    await thereAndBack(page, times);
    return { before, after: await held(page, session) };
  } finally {
    await context.close();
  }
}

async function thereAndBack(page: Page, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await page.getByRole("link", { name: "Catalog" }).press("Enter");
    await page.locator(".ui-card").first().waitFor();
    await page.getByRole("link", { name: "Shop" }).press("Enter");
    await page.locator(".ui-card").first().waitFor({ state: "detached" });
  }
}

async function held(page: Page, session: CDPSession): Promise<Held> {
  await session.send("HeapProfiler.enable");
  for (let pass = 0; pass < 3; pass += 1) await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
  const styles = await page.locator("style, link[rel=stylesheet], script").count();
  return { heap: usedSize, nodes, listeners: jsEventListeners, styles };
}
