import { chromium, type Browser, type Page } from "playwright-core";
import { inject } from "vitest";

/** The one Chromium of all tests. Closing it ends the connection only. */
export function openBrowser(): Promise<Browser> {
  return chromium.connect(inject("browser"));
}

/** What a page has written into its body's `data-result`, as JSON, and the errors that nobody caught. */
export async function resultOf(
  browser: Browser,
  url: string,
  { before, look }: { before?: (page: Page) => Promise<void>; look?: (page: Page) => Promise<void> } = {},
): Promise<{ result: Record<string, unknown>; errors: string[] }> {
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  try {
    await before?.(page);
    await page.goto(url);
    const written = page.waitForFunction(() => document.body.dataset["result"], undefined, { timeout: 10_000 });
    const text = await written.then((handle) => handle.jsonValue()).catch(() => undefined);
    if (text === undefined) throw new Error(`The page wrote no result. ${errors.join("\n")}`);
    await look?.(page);
    return { result: JSON.parse(text) as Record<string, unknown>, errors };
  } finally {
    await page.close();
  }
}
