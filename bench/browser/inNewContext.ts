import { setTimeout as pass } from "node:timers/promises";
import type { Browser, CDPSession, Page } from "playwright-core";
import { waitUntilQuiet } from "./waitUntilQuiet.ts";
import { watchPage } from "./watchPage.ts";

/**
 * Acts in a window with an empty cache, when the processors are quiet.
 *
 * @param patience milliseconds to wait for that
 * @returns What the act gave, and whether something else worked when it began.
 */
export async function inNewContext<T extends object>(
  browser: Browser,
  patience: number,
  act: (page: Page, session: CDPSession) => Promise<T>,
): Promise<T & { disturbed: boolean }> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  try {
    const page = await context.newPage();
    await page.addInitScript(watchPage);
    const session = await context.newCDPSession(page);
    // A new window loads its own user interface first.
    await pass(500);
    const disturbed = !(await waitUntilQuiet(patience));
    return { ...(await act(page, session)), disturbed };
  } finally {
    await context.close();
  }
}
