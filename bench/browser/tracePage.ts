import type { Browser, CDPSession, Page } from "playwright-core";
import { findSpan } from "../trace/findSpan.ts";
import { splitMainThread, type Work } from "../trace/splitMainThread.ts";
import { timelineOf, type Timeline } from "../trace/timelineOf.ts";
import type { TraceEvent } from "../trace/TraceEvent.ts";
import { inNewContext } from "./inNewContext.ts";
import { painted } from "./painted.ts";
import { readyToClick } from "./readyToClick.ts";
import type { ServerProcess } from "../server/ServerProcess.ts";
import type { Scenario } from "./Visit.ts";

/** What the trace of one visit tells. Milliseconds. */
export interface Trace extends Timeline {
  visible: number;
  work: Work;
  /** From the last body until it was visible. */
  afterLastBody: Work;
  /** Of the processor, by process, while it was traced. The system counts hundredths of a second. */
  cpu: Record<Process | "server", number>;
  disturbed: boolean;
}

/** The processes of a browser that work for a page. */
const processes = ["renderer", "browser", "network", "gpu"] as const;
type Process = (typeof processes)[number];

const categories = [
  "-*",
  "blink.user_timing",
  "devtools.timeline",
  "loading",
  "toplevel",
  "v8",
  "v8.execute",
  "disabled-by-default-v8.compile",
];

/**
 * Visits a page with an empty cache while Chromium traces itself, which slows it down: times are comparable with other traces only.
 *
 * @param patience milliseconds to wait for quiet processors
 * @throws Error when the page does not become visible.
 */
export function tracePage(
  browser: Browser,
  server: ServerProcess,
  origin: string,
  scenario: Exclude<Scenario, "intent">,
  patience: number,
): Promise<Trace> {
  return inNewContext(browser, patience, async (page) => {
    const url = scenario === "click" ? undefined : `${origin}/${scenario === "direct" ? "catalog" : ""}`;
    if (!url) await readyToClick(page, origin, false);
    const session = await browser.newBrowserCDPSession();
    await browser.startTracing(page, { categories });
    const before = await cpuTimes(session);
    const served = await server.cpuTime();
    const visible = await (url ? opened(page, url, scenario) : clicked(page));
    const after = await cpuTimes(session);
    const serving = (await server.cpuTime()) - served;
    const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as { traceEvents: TraceEvent[] };
    await session.detach();
    const span = findSpan(traceEvents, url, visible);
    const timeline = timelineOf(traceEvents, span, url);
    const last = { ...span, from: span.from + timeline.lastBody * 1000 };
    return {
      visible,
      ...timeline,
      work: splitMainThread(traceEvents, span),
      afterLastBody: splitMainThread(traceEvents, last),
      cpu: { ...cpuBetween(before, after, span.pid), server: serving },
    };
  });
}

async function opened(page: Page, url: string, scenario: Scenario): Promise<number> {
  await page.goto(url, { waitUntil: "commit" });
  return painted(page, scenario === "home" ? "home" : "catalog");
}

async function clicked(page: Page): Promise<number> {
  await page.keyboard.press("Enter");
  return (await painted(page, "catalog")) - (await page.evaluate(() => watched.clickedAt));
}

/** Seconds of each process, by its id. */
type CpuTimes = Map<number, { type: string; cpuTime: number }>;

async function cpuTimes(session: CDPSession): Promise<CpuTimes> {
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  return new Map(processInfo.map(({ id, type, cpuTime }) => [id, { type, cpuTime }]));
}

const typeOf: Record<Process, string> = {
  renderer: "renderer",
  browser: "browser",
  network: "network.mojom.NetworkService",
  gpu: "GPU",
};

/** @param renderer the page's: others wait for pages to come */
function cpuBetween(before: CpuTimes, after: CpuTimes, renderer: number): Record<Process, number> {
  const used = processes.map((process) => {
    const found = [...after].filter(
      ([id, { type }]) => type === typeOf[process] && (process !== "renderer" || id === renderer),
    );
    const sum = found.reduce((total, [id, { cpuTime }]) => total + cpuTime - (before.get(id)?.cpuTime ?? 0), 0);
    return [process, sum * 1000] as const;
  });
  return Object.fromEntries(used) as Record<Process, number>;
}
