import type { Browser, CDPSession, Page } from "playwright-core";
import { inNewContext, inNewProfile } from "./inNewContext.ts";
import { painted } from "./painted.ts";
import { readyToClick } from "./readyToClick.ts";
import type { Scenario, Visit } from "./Visit.ts";

/**
 * Visits a page with an empty cache.
 *
 * @param browser absent: one of its own, with a profile
 * @param patience milliseconds to wait for quiet processors
 * @throws Error when the page does not become visible, or without its style.
 */
export function visitPage(
  browser: Browser | undefined,
  origin: string,
  scenario: Scenario,
  patience: number,
): Promise<Visit> {
  const visit = (page: Page, session: CDPSession): ReturnType<Measure> => scenarios[scenario](page, session, origin);
  return browser ? inNewContext(browser, patience, visit) : inNewProfile(patience, visit);
}

type Measure = (page: Page, session: CDPSession, origin: string) => Promise<Omit<Visit, "disturbed">>;

const scenarios: Record<Scenario, Measure> = {
  home: (page, session, origin) => open(page, session, `${origin}/`, "home"),
  direct: (page, session, origin) => open(page, session, `${origin}/catalog`, "catalog"),
  click: (page, session, origin) => click(page, session, origin, false),
  intent: (page, session, origin) => click(page, session, origin, true),
};

async function open(page: Page, session: CDPSession, url: string, heading: string): ReturnType<Measure> {
  const traffic = await countTraffic(session);
  await page.goto(url, { waitUntil: "commit" });
  const visible = await painted(page, heading);
  await checkStyle(page, heading);
  return { visible, ...traffic, ...(await figures(page, session)) };
}

async function click(page: Page, session: CDPSession, origin: string, intent: boolean): ReturnType<Measure> {
  await readyToClick(page, origin, intent);
  const traffic = await countTraffic(session);
  await page.keyboard.press("Enter");
  const visible = (await painted(page, "catalog")) - (await page.evaluate(() => watched.clickedAt));
  await checkStyle(page, "catalog");
  const { interaction } = await page.evaluate(() => watched);
  return { visible, interaction, ...traffic, ...(await figures(page, session)) };
}

/** A page that is shown without its styles was not shown. */
async function checkStyle(page: Page, heading: string): Promise<void> {
  if (heading !== "catalog") return;
  const radius = await page
    .locator(".ui-card")
    .first()
    .evaluate((card) => getComputedStyle(card).borderRadius);
  if (radius !== "12px") throw new Error(`The catalog of ${page.url()} is shown without its style.`);
}

interface Traffic {
  requests: number;
  bytes: number;
}

/** Counts from now on. The object grows. */
async function countTraffic(session: CDPSession): Promise<Traffic> {
  const traffic: Traffic = { requests: 0, bytes: 0 };
  session.on("Network.requestWillBeSent", ({ request }) => {
    if (request.url.startsWith("http")) traffic.requests += 1;
  });
  session.on("Network.loadingFinished", ({ encodedDataLength }) => (traffic.bytes += encodedDataLength));
  await session.send("Network.enable");
  return traffic;
}

async function figures(page: Page, session: CDPSession): Promise<Pick<Visit, "fcp" | "reacts" | "heap" | "longTasks">> {
  const { reacts, longTasks } = await page.evaluate(() => watched);
  const fcp = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]!.startTime);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return { fcp, reacts, longTasks, heap: usedSize };
}
