import { observe, type ObserveOptions } from "../telemetry/observe.ts";
import type { TelemetryEvent } from "../telemetry/types.ts";
import type { Runtime } from "../types.ts";

/**
 * Writes what a runtime does into the browser's performance timeline: a measure for what took time, a mark for what failed
 * or changed. `PerformanceObserver` reads them, DevTools show them in a track for each container.
 *
 * @returns stops it
 * @example
 * measurePerformance(runtime);
 * performance.getEntriesByType("measure").map(({ name }) => name); // ["nacre:file catalog list.2b.js", ...]
 */
export function measurePerformance(
  runtime: Pick<Runtime, "on" | "snapshot" | "early">,
  options?: ObserveOptions,
): () => void {
  return observe(runtime, write, options);
}

function write(event: TelemetryEvent): void {
  const { start, duration, outcome, error, ...facts } = event;
  const name = `nacre:${nameOf(event)}`;
  const color = outcome === "ok" ? "primary" : "error";
  const devtools = { dataType: "track-entry", track: event.container, trackGroup: "Nacre", color };
  // Plain data: the timeline clones it.
  const detail = { ...facts, outcome, ...(error && { code: error.code }), devtools };
  if (outcome === "ok" && event.phase !== "snapshot")
    performance.measure(name, { start: Math.max(start, 0), duration, detail });
  else performance.mark(name, { startTime: start + duration, detail });
}

function nameOf({ phase, outcome, container, reference, url }: TelemetryEvent): string {
  const what = reference ?? [container, url?.split("/").at(-1)].filter(Boolean).join(" ");
  return outcome === "ok" ? `${phase} ${what}` : `${outcome} ${what}`;
}
