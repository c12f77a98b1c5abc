import {
  ROOT_CONTEXT,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Attributes,
  type Context,
  type Tracer,
} from "@opentelemetry/api";
import { observe, type ObserveOptions } from "../telemetry/observe.ts";
import type { TelemetryEvent } from "../telemetry/types.ts";
import type { Runtime } from "../types.ts";
import { version } from "../version.ts";

/** What spans are made with. */
export interface TraceRuntimeOptions extends ObserveOptions {
  /** Default: that of the global provider, for `@nacre/runtime`. */
  tracer?: Tracer;
}

/**
 * Turns what a runtime does into spans of OpenTelemetry, all in one trace: that of `traceparent`, where a server gave one.
 * Failures have the error recorded. It sends nothing: the SDK that the page sets up does.
 *
 * @returns stops it
 * @example
 * traceRuntime(runtime, { traceparent: document.querySelector<HTMLMetaElement>("meta[name=traceparent]")?.content });
 */
export function traceRuntime(
  runtime: Pick<Runtime, "on" | "snapshot" | "early">,
  { tracer = trace.getTracer("@nacre/runtime", version), ...options }: TraceRuntimeOptions = {},
): () => void {
  const parent = /^..-[0-9a-f]{32}-([0-9a-f]{16})-/.exec(options.traceparent ?? "")?.[1] ?? newSpanId();
  return observe(runtime, (event) => write(tracer, parentOf(event.trace, parent), event), options);
}

function write(tracer: Tracer, parent: Context, event: TelemetryEvent): void {
  const { phase, outcome, start, duration, error, kind } = event;
  const startTime = performance.timeOrigin + start;
  const span = tracer.startSpan(`nacre.${phase}`, { startTime, attributes: attributesOf(event) }, parent);
  if (error) span.recordException(error, startTime + duration);
  if (outcome !== "ok") span.setStatus({ code: SpanStatusCode.ERROR, message: error?.code ?? kind ?? outcome });
  span.end(startTime + duration);
}

function attributesOf({
  container,
  build,
  owner,
  attempt,
  outcome,
  reference,
  url,
  kind,
  error,
}: TelemetryEvent): Attributes {
  const all = {
    "nacre.container": container,
    "nacre.build": build,
    "nacre.owner": owner,
    "nacre.attempt": attempt,
    "nacre.outcome": outcome,
    "nacre.reference": reference,
    "nacre.fault": kind,
    "url.full": url,
    "error.type": error?.code,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** No span of its own: what stands above all of a page's spans is the server's, or nobody's. */
function parentOf(traceId: string, spanId: string): Context {
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: TraceFlags.SAMPLED, isRemote: true });
}

function newSpanId(): string {
  return crypto.randomUUID().replaceAll("-", "").slice(0, 16);
}
