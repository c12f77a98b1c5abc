import type { Span, TraceEvent } from "./TraceEvent.ts";

/**
 * Finds the page in a trace, and the time that counts.
 *
 * @param url of the document that is navigated to; without it, what is looked for is the click
 * @param visible milliseconds from there until the page was visible
 * @throws Error when the trace does not have it.
 */
export function findSpan(events: readonly TraceEvent[], url: string | undefined, visible: number): Span {
  const start = events.findLast(url === undefined ? isClick : isNavigationTo(url));
  if (!start) throw new Error(`The trace holds no ${url === undefined ? "click" : `navigation to ${url}`}.`);
  const { pid, tid, ts } = start;
  return { pid, tid, from: ts, until: ts + visible * 1000 };
}

function isClick({ name, args }: TraceEvent): boolean {
  return name === "EventDispatch" && args.data?.["type"] === "click";
}

function isNavigationTo(url: string): (event: TraceEvent) => boolean {
  return ({ name, args }) => name === "navigationStart" && args.data?.["documentLoaderURL"] === url;
}
