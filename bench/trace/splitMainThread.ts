import type { Span, TraceEvent } from "./TraceEvent.ts";

/** Kinds of work, in the order of the table. */
export const kinds = ["compile", "evaluate", "document", "style", "network", "harness", "other"] as const;
export type Kind = (typeof kinds)[number];

/** Milliseconds of the main thread by what it did. */
export type Work = Record<Kind, number> & {
  busy: number;
  idle: number;
};

/** By the start of the event's name. What is not here counts as what surrounds it. */
const kindOfName: readonly [start: string, kind: Kind][] = [
  // V8 compiles once more for the positions of a stack where a debugger is attached.
  ["V8.CollectSourcePositions", "harness"],
  ["v8.compile", "compile"],
  ["v8.produceCache", "compile"],
  ["V8.Compile", "compile"],
  ["V8.Parse", "compile"],
  ["V8.PreParse", "compile"],
  ["v8.", "evaluate"],
  ["EvaluateScript", "evaluate"],
  ["EventDispatch", "evaluate"],
  ["FireAnimationFrame", "evaluate"],
  ["FunctionCall", "evaluate"],
  ["RunMicrotasks", "evaluate"],
  ["TimerFire", "evaluate"],
  ["HTMLDocumentParser::MaybeFetchQueuedPreloads", "network"],
  ["ContextCreatedNotification", "document"],
  ["DocumentLoader", "document"],
  ["LocalWindowProxy", "document"],
  ["ParseHTML", "document"],
  ["Commit", "style"],
  ["Layerize", "style"],
  ["Layout", "style"],
  ["Paint", "style"],
  ["ParseAuthorStyleSheet", "style"],
  ["PrePaint", "style"],
  ["UpdateLayoutTree", "style"],
];

/** By a part of the source file that queued a task. */
const kindOfSource: readonly [part: string, kind: Kind][] = [
  ["/platform/loader/", "network"],
  ["/url_loader", "network"],
  ["resource_load_info", "network"],
  ["/html/parser/", "document"],
  ["cc/trees/", "style"],
];

/** By the start of the interface that a message from another process is for. */
const kindOfSender: readonly [start: string, kind: Kind][] = [
  ["blink.mojom.DevTools", "harness"],
  ["network.mojom", "network"],
];

/**
 * Splits the main thread's time in a span by what it did. Each microsecond counts once, for the innermost event that says what it is;
 * what a task does besides is `network` when it tells of a request, and `other` when it does not.
 */
export function splitMainThread(events: readonly TraceEvent[], span: Span): Work {
  const own = events.filter(({ pid, tid }) => pid === span.pid && tid === span.tid);
  const time = Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<Kind, number>;
  const open: { kind: Kind; until: number }[] = [];
  let counted = span.from;
  const spend = (kind: Kind, until: number): void => {
    time[kind] += Math.max(0, until - counted) / 1000;
    counted = Math.max(counted, until);
  };
  const spendUntil = (moment: number): void => {
    while (open.length > 0 && open.at(-1)!.until <= moment) {
      const { kind, until } = open.pop()!;
      spend(kind, until);
    }
    if (open.length > 0) spend(open.at(-1)!.kind, moment);
    counted = Math.max(counted, moment);
  };
  const requests = own.filter(tellsOfRequest).map(({ ts }) => ts);
  for (const event of worksOf(own, span)) {
    spendUntil(event.from);
    const around = open.at(-1)?.kind;
    // What the harness causes is its own, whatever it is.
    const kind = around === "harness" ? around : (kindOf(event) ?? around ?? kindOfTask(event, requests));
    open.push({ kind, until: event.until });
  }
  spendUntil(span.until);
  const busy = kinds.reduce((sum, kind) => sum + time[kind], 0);
  return { ...time, busy, idle: (span.until - span.from) / 1000 - busy };
}

/** An event with a duration, as far as it is in the span. */
interface Worked extends Pick<TraceEvent, "name" | "args"> {
  from: number;
  until: number;
}

/** Those that surround others come first. */
function worksOf(events: readonly TraceEvent[], span: Span): Worked[] {
  return events
    .flatMap(({ name, ph, ts, dur = 0, args }) => {
      const [from, until] = [Math.max(ts, span.from), Math.min(ts + dur, span.until)];
      return ph === "X" && from < until ? [{ name, args, from, until }] : [];
    })
    .toSorted((one, other) => one.from - other.from || other.until - one.until);
}

function kindOf({ name, args }: Worked): Kind | undefined {
  const source = args["src_file"] as string | undefined;
  if (source) return kindOfSource.find(([part]) => source.includes(part))?.[1];
  const sender = (args["chrome_mojo_event_info"] as { mojo_interface_tag?: string } | undefined)?.mojo_interface_tag;
  if (sender) return kindOfSender.find(([start]) => sender.startsWith(start))?.[1];
  return kindOfName.find(([start]) => name.startsWith(start))?.[1];
}

function kindOfTask({ from, until }: Worked, requests: readonly number[]): Kind {
  return requests.some((moment) => moment >= from && moment <= until) ? "network" : "other";
}

function tellsOfRequest({ name }: TraceEvent): boolean {
  return name.startsWith("Resource");
}
