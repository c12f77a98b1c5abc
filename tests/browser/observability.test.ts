import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve, type NacreServer } from "@nacre/cli";
import type { TelemetryEvent, UncaughtError } from "@nacre/runtime/telemetry";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundle } from "./harness/bundle.ts";
import { openPage } from "./harness/openPage.ts";
import { plainBuild } from "./harness/plainBuild.ts";

interface Seen {
  events: TelemetryEvent[];
  errors: Pick<UncaughtError, "source" | "attribution">[];
}

let folder: string;
let server: NacreServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "nacre-observability-"));
  const code = `globalThis.fail = (how) => {
    if (how === "error") setTimeout(function inTheShell() { throw new Error("thrown by the shell"); });
    else Promise.reject(new Error("rejected by the shell"));
  };`;
  await plainBuild(join(folder, "shell"), code);
  server = await serve({ folders: [join(folder, "shell")], port: 0, store: join(folder, "store") });
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const script = bundle("tests/browser/harness/watch.ts");

async function watch(): Promise<Page> {
  const page = await openPage(`${server.url}/`, { expected: [/by the shell/] });
  await page.waitForFunction(() => "fail" in globalThis);
  await page.addScriptTag({ content: await script });
  return page;
}

const seenBy = (page: Page): Promise<Seen> => page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);

test("who begins to listen when the application runs hears of everything before, at its time", async () => {
  const page = await watch();
  const { events } = await seenBy(page);
  expect(events.map(({ phase }) => phase)).toEqual(["file", "file", "load", "evaluate"]);
  for (const event of events)
    expect(event).toMatchObject({ container: "shell", owner: "team-shell", attempt: 1, outcome: "ok" });
  const times = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .map(({ name, startTime, duration }) => ({ name, end: startTime + duration })),
  );
  for (const { url, start, duration } of events.filter(({ phase }) => phase === "file")) {
    const resource = times.find(({ name }) => name === url)!;
    expect(start + duration).toBeGreaterThanOrEqual(resource.end);
  }
  const measures = await page.evaluate(() => performance.getEntriesByType("measure").map(({ name }) => name));
  expect(measures).toEqual(expect.arrayContaining(["nacre:file shell app.js", "nacre:load shell/app"]));
});

test("what nobody catches is attributed to the build, and its team, by the stack", async () => {
  const page = await watch();
  await page.evaluate(() => (globalThis as unknown as { fail(how: string): void }).fail("error"));
  await page.evaluate(() => (globalThis as unknown as { fail(how: string): void }).fail("rejection"));
  await page.waitForFunction(() => (globalThis as unknown as { seen: Seen }).seen.errors.length === 2);
  const { errors } = await seenBy(page);
  const attribution = {
    container: "shell",
    owner: "team-shell",
    file: "app.js",
    build: server.snapshot.names["shell"],
  };
  expect(errors).toMatchObject([
    { source: "error", attribution },
    { source: "unhandledrejection", attribution },
  ]);
});
