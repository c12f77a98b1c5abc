import type { Runtime } from "@nacre/runtime";
import { measurePerformance } from "@nacre/runtime/performance";
import { observe, observeErrors, type TelemetryEvent, type UncaughtError } from "@nacre/runtime/telemetry";

// Bundled into a page that has started already: what happened before is told too.
const runtime = (globalThis as unknown as Record<symbol, Runtime>)[Symbol.for("nacre")]!;
const events: TelemetryEvent[] = [];
const errors: Pick<UncaughtError, "source" | "attribution">[] = [];
observe(runtime, (event) => events.push(event));
measurePerformance(runtime);
observeErrors(runtime, ({ source, attribution }) => errors.push({ source, ...(attribution && { attribution }) }));
Object.assign(globalThis, { seen: { events, errors } });
