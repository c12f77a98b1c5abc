import type { Runtime } from "../types.ts";
import { attributeError, attributeUrl, type Attribution } from "./attributeError.ts";

/** An error that nobody caught, and whose it is. */
export interface UncaughtError {
  error: unknown;
  source: "error" | "unhandledrejection";
  /** Absent: it crossed no planned file. */
  attribution?: Attribution;
}

/**
 * Hears of errors that nobody caught (`error` and `unhandledrejection` of the window), each with the build whose code threw
 * it. It prevents nothing: the console still shows them.
 *
 * @param target default: the global object
 * @returns stops it
 * @example
 * observeErrors(runtime, ({ error, attribution }) => report(error, { team: attribution?.owner }));
 */
export function observeErrors(
  runtime: Pick<Runtime, "snapshot">,
  listener: (uncaught: UncaughtError) => void,
  target: EventTarget = globalThis,
): () => void {
  const onError = (event: Event): void => {
    const { error, message, filename } = event as ErrorEvent;
    const found = attributeError(error, runtime.snapshot) ?? attributeUrl(filename ?? "", runtime.snapshot);
    listener({ error: (error as unknown) ?? message, source: "error", ...(found && { attribution: found }) });
  };
  const onRejection = (event: Event): void => {
    const error = (event as PromiseRejectionEvent).reason as unknown;
    const found = attributeError(error, runtime.snapshot);
    listener({ error, source: "unhandledrejection", ...(found && { attribution: found }) });
  };
  target.addEventListener("error", onError);
  target.addEventListener("unhandledrejection", onRejection);
  return () => {
    target.removeEventListener("error", onError);
    target.removeEventListener("unhandledrejection", onRejection);
  };
}
