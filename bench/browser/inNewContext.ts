import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pass } from "node:timers/promises";
import type { Browser, BrowserContext, CDPSession, Page } from "playwright-core";
import { launchProfile } from "./launch.ts";
import { waitUntilQuiet } from "./waitUntilQuiet.ts";
import { watchPage } from "./watchPage.ts";

type Act<T> = (page: Page, session: CDPSession) => Promise<T>;
type Acted<T> = T & { disturbed: boolean };

/**
 * Acts in a window with an empty cache, when the processors are quiet.
 *
 * @param patience milliseconds to wait for that
 * @returns What the act gave, and whether something else worked when it began.
 */
export async function inNewContext<T extends object>(
  browser: Browser,
  patience: number,
  act: Act<T>,
): Promise<Acted<T>> {
  const context = await browser.newContext();
  try {
    return await actIn(context, await context.newPage(), patience, act);
  } finally {
    await context.close();
  }
}

/** The same in a browser and a profile of its own, where pages can open connections ahead. */
export async function inNewProfile<T extends object>(patience: number, act: Act<T>): Promise<Acted<T>> {
  const folder = await mkdtemp(join(tmpdir(), "nacre-bench-"));
  const context = await launchProfile(folder);
  try {
    return await actIn(context, context.pages()[0]!, patience, act);
  } finally {
    await context.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function actIn<T extends object>(
  context: BrowserContext,
  page: Page,
  patience: number,
  act: Act<T>,
): Promise<Acted<T>> {
  await page.addInitScript(watchPage);
  const session = await context.newCDPSession(page);
  // A new window loads its own user interface first.
  await pass(500);
  const disturbed = !(await waitUntilQuiet(patience));
  return { ...(await act(page, session)), disturbed };
}
