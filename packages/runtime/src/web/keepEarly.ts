import type { Runtime, RuntimeEvent } from "../types.ts";

/** As many as a first page has. What observes a runtime begins long before there are more. */
const most = 100;

/** Keeps the first events of a runtime: it loads the application, so nobody of that can listen yet. */
export function keepEarly(runtime: Runtime | undefined): void {
  if (!runtime) return;
  const early: { event: RuntimeEvent; at: number }[] = [];
  const stop = runtime.on((event) => early.push({ event, at: performance.now() }) < most || stop());
  Object.assign(runtime, { early });
}
