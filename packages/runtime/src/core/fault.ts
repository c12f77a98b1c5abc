/**
 * Why a file is not there: nothing came (`network`), something that is no success (`http`), nothing in time (`timeout`), other
 * bytes than planned, or what the browser refuses (`integrity`); or its code ran, and threw (`evaluation`). The details of
 * `NACRE_RUNTIME_NOT_REGISTERED` have two more: `nothing registered` and `wrong registration`.
 */
export type FaultKind = "network" | "http" | "timeout" | "integrity" | "evaluation";

/** What an adapter rejects with, so that the runtime can tell what is worth another try. */
export interface Fault extends Error {
  /** Default: `network`. */
  kind?: FaultKind;
  /** Of the response, where there was one. */
  status?: number;
}

/**
 * An error for an adapter to reject with: it says of what kind the failure is.
 *
 * @param reason for people
 * @example throw fault("http", "503 Service Unavailable", { status: 503 });
 */
export function fault(kind: FaultKind, reason: string, more: { status?: number; cause?: unknown } = {}): Fault {
  return Object.assign(new Error(reason), { kind, ...more });
}
