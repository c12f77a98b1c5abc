import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { afterAll, expect, inject, onTestFinished } from "vitest";

export interface OpenOptions extends BrowserContextOptions {
  /** Complaints that this test provokes. Any other fails it. */
  expected?: readonly RegExp[];
  /** Script that runs before the page's own. */
  init?: string;
  /** Stands in place of the HTML that the server would send. */
  html?: string;
}

let connection: Promise<Browser> | undefined;

/** What a page's policies have refused is a complaint, whether or not anything else fails because of it. */
function reportViolations(): void {
  addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
    console.error(`Violation of ${effectiveDirective} by ${blockedURI}`),
  );
  new ReportingObserver(
    (reports) => {
      for (const { body } of reports) console.error(`Integrity violation: ${JSON.stringify(body)}`);
    },
    { types: ["integrity-violation"], buffered: true },
  ).observe();
}

afterAll(async () => (await connection)?.close());

/**
 * A page of a context of its own: nothing is cached, nobody is signed in. It is closed when the test ends, and what its
 * scripts threw or wrote to the console as errors fails the test.
 */
export async function openPage(
  url: string,
  { expected = [], init, html, ...options }: OpenOptions = {},
): Promise<Page> {
  connection ??= chromium.connect(inject("browser"));
  const context = await (await connection).newContext({ ignoreHTTPSErrors: true, ...options });
  await context.addInitScript(reportViolations);
  if (init !== undefined) await context.addInitScript(init);
  if (html !== undefined) await context.route(url, (route) => route.fulfill({ contentType: "text/html", body: html }));
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  onTestFinished(async () => {
    await context.close();
    expect(complaints.filter((text) => !expected.some((pattern) => pattern.test(text)))).toEqual([]);
  });
  await page.goto(url);
  return page;
}
