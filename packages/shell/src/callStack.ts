import { pageRuntime } from "./findRuntime.ts";

/**
 * Who called a function, as the engine says it: for messages only. Empty where the engine does not tell.
 *
 * @param below It and what it called are left out.
 */
export function callStack(below: (...args: never[]) => unknown): string {
  const holder: { stack?: string } = {};
  const { captureStackTrace } = Error as { captureStackTrace?: (target: object, below: unknown) => void };
  captureStackTrace?.(holder, below);
  return holder.stack ?? "";
}

/** The build whose file stands first in a stack: `checkout@0123456789abcdef`. */
export function buildIn(stack: string): string | undefined {
  const builds = Object.entries(pageRuntime()?.snapshot?.builds ?? {}).map(
    ([id, { name, base }]) => [`${name}@${id}`, base] as const,
  );
  for (const [line] of stack.matchAll(/[^\s()]+:\d+:\d+/g)) {
    const found = builds.find(([, base]) => pathOf(line).startsWith(pathOf(base)));
    if (found) return found[0];
  }
  return undefined;
}

/** A base may leave out the page's own origin. */
function pathOf(url: string): string {
  const origin = typeof location === "undefined" ? "" : location.origin;
  return url.startsWith(`${origin}/`) ? url.slice(origin.length) : url;
}
