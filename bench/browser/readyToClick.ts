import { setTimeout as pass } from "node:timers/promises";
import type { Page } from "playwright-core";
import { painted } from "./painted.ts";

/**
 * Opens the first page and focuses the link to the catalog: the next Enter clicks it. By the keyboard, because a pointer would
 * announce itself; with `intent` it does, and what that fetches is there.
 */
export async function readyToClick(page: Page, origin: string, intent: boolean): Promise<void> {
  await page.goto(`${origin}/`, { waitUntil: "networkidle" });
  await painted(page, "home");
  const link = page.getByRole("link", { name: "Catalog" });
  if (intent) {
    await link.hover();
    await page.waitForLoadState("networkidle");
    await pass(600);
  }
  await link.focus();
  await page.evaluate(() => Object.assign(watched, { longTasks: 0, interaction: 0 }));
}
