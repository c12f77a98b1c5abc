import { isReference, parseReference, type Snapshot } from "@nacre/contract";
import type { Runtime, RuntimeEvent } from "../types.ts";
import type { Phase, TelemetryEvent } from "./types.ts";

/** What an observation is told. */
export interface ObserveOptions {
  /** Continues somebody's trace: the W3C header `traceparent`, as a server wrote it into the page. Default: a new one. */
  traceparent?: string;
}

/**
 * Hears everything that a runtime does, with trace id, container, build, owner, phase, duration and attempt: also what was
 * before, where the page has a recovery. The runtime's own events are as small as they can be, because every page carries
 * them.
 *
 * @returns stops it
 * @example
 * const stop = observe(runtime, (event) => event.outcome === "failure" && report(event));
 */
export function observe(
  runtime: Pick<Runtime, "on" | "snapshot" | "early">,
  listener: (event: TelemetryEvent) => void,
  options: ObserveOptions = {},
): () => void {
  const trace = traceOf(options.traceparent);
  const attempts = new Map<string, number>();
  const tell = (event: RuntimeEvent, at: number): void => {
    const known = describe(event, runtime.snapshot);
    const { attempt } = known.key === undefined ? { attempt: 1 } : count(attempts, known.key, known.facts.outcome);
    listener({ trace, ...known.facts, start: at - known.facts.duration, attempt });
  };
  for (const { event, at } of runtime.early ?? []) tell(event, at);
  return runtime.on((event) => tell(event, performance.now()));
}

/** The trace of a header, or a new one: never all zeros, which means none. */
function traceOf(traceparent: string | undefined): string {
  const given = /^[0-9a-f]{2}-((?!0{32})[0-9a-f]{32})-/.exec(traceparent ?? "")?.[1];
  return given ?? crypto.randomUUID().replaceAll("-", "");
}

/** A success ends the count: what is loaded again later begins anew. */
function count(attempts: Map<string, number>, key: string, outcome: TelemetryEvent["outcome"]): { attempt: number } {
  const attempt = (attempts.get(key) ?? 0) + 1;
  if (outcome === "ok") attempts.delete(key);
  else attempts.set(key, attempt);
  return { attempt };
}

type Facts = Omit<TelemetryEvent, "trace" | "start" | "attempt">;

/** What an event says, and under which key its attempts count. */
function describe(event: RuntimeEvent, snapshot: Snapshot): { facts: Facts; key?: string } {
  switch (event.type) {
    case "load":
    case "evaluate": {
      const { reference, ms } = event;
      return {
        facts: { ...ofReference(snapshot, reference), phase: event.type, outcome: "ok", duration: ms, reference },
      };
    }
    case "snapshot":
      return { facts: { ...ofReference(snapshot, snapshot.root), phase: "snapshot", outcome: "ok", duration: 0 } };
    case "file": {
      const { container, build, url, ms } = event;
      const facts = { ...of(snapshot, container, build), phase: "file", outcome: "ok", duration: ms, url } as const;
      return { facts, key: keyOf(snapshot, build, url) };
    }
    case "retry": {
      const { container, build, url, kind, ms = 0 } = event;
      const facts = {
        ...of(snapshot, container, build),
        phase: "file",
        outcome: "retry",
        duration: ms,
        url,
        kind,
      } as const;
      return { facts, key: keyOf(snapshot, build, url) };
    }
    default:
      return ofFailure(event, snapshot);
  }
}

function ofFailure(
  { error, ms = 0 }: RuntimeEvent & { type: "failure" },
  snapshot: Snapshot,
): ReturnType<typeof describe> {
  const { container, name, build, url, kind } = error.details;
  const known = of(snapshot, text(container) ?? text(name) ?? "", text(build) ?? "");
  const address = text(url);
  const phase: Phase = kind === "evaluation" ? "evaluate" : address === undefined ? "load" : "file";
  const facts: Facts = {
    ...known,
    phase,
    outcome: "failure",
    duration: ms,
    error,
    ...(address !== undefined && { url: address }),
    ...(text(kind) !== undefined && { kind: text(kind)! }),
  };
  return address === undefined ? { facts } : { facts, key: keyOf(snapshot, known.build, address) };
}

type Named = Pick<TelemetryEvent, "container" | "build" | "owner">;

function of({ builds }: Snapshot, container: string, build: string): Named {
  const owner = builds[build]?.owner;
  return { container, build, ...(owner !== undefined && { owner }) };
}

function ofReference(snapshot: Snapshot, reference: string): Named {
  if (!isReference(reference)) return { container: reference, build: "" };
  const { name, build = snapshot.names[name] ?? "" } = parseReference(reference);
  return of(snapshot, name, build);
}

/** One file has several addresses: its second host, and the same past the caches. */
function keyOf({ builds }: Snapshot, build: string, url: string): string {
  const { base = "/", fallbackUrl = base } = builds[build] ?? {};
  const folder = [fallbackUrl, base].find((each) => url.includes(each)) ?? "";
  return `${build} ${url.slice(url.indexOf(folder) + folder.length).replace(/\?.*$/, "")}`;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
