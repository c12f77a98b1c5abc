import type { Reference } from "@nacre/contract";
import { addons } from "storybook/preview-api";
import { EVENTS } from "../report.ts";
import type { Page } from "./createPage.ts";
import { makeReport } from "./makeReport.ts";

/** Tells the panel what the story that was shown last has asked for. */
export class Reporter {
  readonly #page: Page;
  #story = "";
  #modules = new Set<Reference>();
  #due = false;

  constructor(page: Page) {
    this.#page = page;
    addons.getChannel().on(EVENTS.ask, () => this.#report());
    page.runtime.on(() => this.#report());
  }

  /** A story is shown: what it asks for counts from here on. */
  begin(story: string, modules: readonly Reference[]): (reference: Reference) => void {
    const own = (this.#modules = new Set(modules));
    this.#story = story;
    this.#report();
    return (reference) => {
      if (own.has(reference)) return;
      own.add(reference);
      this.#report();
    };
  }

  /** Once for all that happens at a time. */
  #report(): void {
    if (this.#due || this.#story === "") return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      addons.getChannel().emit(EVENTS.report, makeReport(this.#page, this.#story, this.#modules));
    });
  }
}
