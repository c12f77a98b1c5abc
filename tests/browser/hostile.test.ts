import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "@nacre/cli";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { bundle } from "./harness/bundle.ts";
import { openPage } from "./harness/openPage.ts";
import { plainBuild } from "./harness/plainBuild.ts";
import { startBlank } from "./harness/startBlank.ts";

/** What a page reports of the corpora that run in it. */
interface Report {
  accepted: string[];
  crashed: string[];
  named: number;
  generated: number;
  prototypes: boolean;
}

test("in Chromium, too, none of the bad inputs is accepted, and none crashes", async () => {
  await using blank = await startBlank();
  const page = await openPage(blank.url);
  await page.addScriptTag({ content: await bundle("tests/browser/harness/judge.ts") });
  const report = await page.evaluate(() => (globalThis as unknown as { report: Promise<Report> }).report);
  expect(report).toMatchObject({ accepted: [], crashed: [], prototypes: true });
  expect(report.named).toBeGreaterThanOrEqual(400);
  expect(report.generated).toBeGreaterThanOrEqual(10_000);
});

describe("HTML that somebody else wrote, before the boot", () => {
  let known: Promise<string[]> | undefined;

  /** Every name that a document or a window has. */
  const allNames = (): Promise<string[]> => (known ??= readNames());

  async function readNames(): Promise<string[]> {
    await using blank = await startBlank();
    const page = await openPage(blank.url);
    return page.evaluate(() => {
      const found = new Set(Object.getOwnPropertyNames(globalThis));
      for (let at: object | null = Document.prototype; at; at = Object.getPrototypeOf(at) as object | null)
        for (const name of Object.getOwnPropertyNames(at)) found.add(name);
      return [...found, "nacre", "nacreChunks", "nacre-snapshot"];
    });
  }

  /** What the page reports when its application ran, with this HTML before the boot, and what was requested. */
  async function start(
    hostile: (build: string) => string,
    look: (page: Page) => Promise<unknown> = async () => undefined,
  ): Promise<{ ran: unknown; requested: string[]; seen: unknown }> {
    const folder = await mkdtemp(join(tmpdir(), "nacre-hostile-"));
    await plainBuild(join(folder, "shell"), "globalThis.ran = (globalThis.ran ?? 0) + 1;");
    const requested: string[] = [];
    const server = await serve({
      folders: [join(folder, "shell")],
      port: 0,
      store: join(folder, "store"),
      onRequest: ({ url }) => requested.push(new URL(url).pathname.split("/").at(-1)!),
    });
    try {
      const answer = await fetch(server.url, { headers: { accept: "text/html" } });
      const slot = '<script type="application/json" id="nacre-snapshot">';
      const build = server.snapshot.names["shell"]!;
      const html = (await answer.text()).replace(slot, () => hostile(build) + slot);
      expect(html).toContain(hostile(build) + slot);
      const page = await openPage(`${server.url}/`, { html });
      await expect.poll(() => page.evaluate(() => (globalThis as { ran?: number }).ran), { timeout: 15_000 }).toBe(1);
      const scripts = requested.filter((file) => file.endsWith(".js")).sort();
      return { ran: 1, requested: scripts, seen: await look(page) };
    } finally {
      await server.close();
      await rm(folder, { recursive: true });
    }
  }

  const started = { ran: 1, requested: ["app.js", "container.js"], seen: undefined };
  const each = async (write: (name: string) => string): Promise<() => string> => {
    const html = (await allNames()).map((name) => write(name)).join("");
    return () => html;
  };

  test("the names are many, and those that the boot reads are among them", async () => {
    const names = await allNames();
    expect(names.length).toBeGreaterThan(1000);
    expect(names).toEqual(
      expect.arrayContaining([
        "currentScript",
        "head",
        "baseURI",
        "defaultView",
        "addEventListener",
        "querySelectorAll",
      ]),
    );
  });

  test("images with the name of every member of the document", async () => {
    expect(await start(await each((name) => `<img name="${name}">`))).toEqual(started);
  });

  test("two images for every name, which are a collection", async () => {
    expect(await start(await each((name) => `<img name="${name}"><img name="${name}">`))).toEqual(started);
  });

  test("forms with every name, whose fields have the names of what is read of them", async () => {
    const fields = ["bind", "call", "apply", "dataset", "append", "textContent", "src", "href", "id", "then", "nacre"];
    const inputs = fields.map((name) => `<input name="${name}">`).join("");
    expect(await start(await each((name) => `<form name="${name}" id="${name}">${inputs}</form>`))).toEqual(started);
  });

  test("elements and frames with the id of every global", async () => {
    expect(await start(await each((name) => `<a id="${name}" href="https://evil.example/"></a>`))).toEqual(started);
    expect(await start(() => '<iframe name="nacreChunks"></iframe><iframe name="nacre"></iframe>')).toEqual(started);
  });

  test("another snapshot under the id of the page's", async () => {
    const evil = '{"schema":1,"environment":"x","n":9,"root":"evil","names":{},"builds":{},"routes":[],"choices":{}}';
    expect(await start(() => `<div id="nacre-snapshot">${evil}</div>`)).toEqual(started);
    expect(await start(() => `<script type="application/json" id="nacre-snapshot">${evil}</script>`)).toEqual(started);
  });

  test("elements that say they are the build's files", async () => {
    const tags = (build: string): string[] =>
      ["app.js", "container.js"].map((file) => `<video data-nacre="${build}" src="/shell/${build}/${file}"></video>`);
    const count = (page: Page): Promise<number> => page.locator("video").count();
    // They are nobody's scripts: neither waited for, nor taken away when they fail.
    expect(await start((build) => tags(build).join(""), count)).toMatchObject({ ran: 1, seen: 2 });
  });
});
