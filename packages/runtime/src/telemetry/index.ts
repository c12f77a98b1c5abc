export { attributeError, type Attribution } from "./attributeError.ts";
export { observe, type ObserveOptions } from "./observe.ts";
export { observeErrors, type UncaughtError } from "./observeErrors.ts";
export type { Phase, TelemetryEvent } from "./types.ts";
