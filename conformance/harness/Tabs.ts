import { chromium, type Browser, type Page } from "playwright-core";
import { inject } from "vitest";

/** A tab that shows one application after the other. */
export interface Tab {
  page: Page;
  /** What the present application complains about. */
  complaints: string[];
}

/**
 * The tabs of one file's tests. A new process for each application would take most of the time; each has an address of
 * its own instead, so that nothing of it is known from before.
 */
export class Tabs {
  readonly #free: Tab[] = [];
  #browser: Promise<Browser> | undefined;

  async take(): Promise<Tab> {
    const tab = this.#free.pop() ?? (await this.#make());
    tab.complaints = [];
    return tab;
  }

  giveBack(tab: Tab): void {
    this.#free.push(tab);
  }

  async close(): Promise<void> {
    await (await this.#browser)?.close();
  }

  async #make(): Promise<Tab> {
    this.#browser ??= chromium.connect(inject("browser"));
    const page = await (await this.#browser).newPage({ ignoreHTTPSErrors: true });
    page.setDefaultTimeout(15_000);
    const tab: Tab = { page, complaints: [] };
    page.on("pageerror", (error) => tab.complaints.push(error.message));
    page.on("console", (message) => {
      // Of failed requests the runtime says more.
      if (message.text().startsWith("Failed to load resource")) return;
      if (message.type() === "error" || message.type() === "warning") tab.complaints.push(message.text());
    });
    await page.exposeFunction("complain", (text: string) => tab.complaints.push(text));
    return tab;
  }
}
