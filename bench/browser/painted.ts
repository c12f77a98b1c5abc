import { setTimeout as pass } from "node:timers/promises";
import type { Page } from "playwright-core";

const patience = 60_000;

/** A page did not show what it is there for. */
export class NotPainted extends Error {}

/**
 * When a heading was painted, in milliseconds of the document. Waits for it without asking again and again, which would make frames.
 *
 * @throws NotPainted when it is not painted within a minute.
 */
export async function painted(page: Page, heading: string): Promise<number> {
  const ended = new AbortController();
  const late = pass(patience, undefined, { signal: ended.signal }).then(() => {
    throw new NotPainted(`${page.url()} did not show "${heading}" in ${patience} ms.`);
  });
  late.catch(() => {});
  try {
    return await Promise.race([page.evaluate((name) => watched.whenPainted(name), heading), late]);
  } finally {
    ended.abort();
  }
}
