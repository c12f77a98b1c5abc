import type { BuildId, NacreError, Reference } from "@nacre/contract";

/** What a runtime was about. */
export type Phase = "load" | "file" | "evaluate" | "snapshot";

/** An event of a runtime with everything that is known of it. Times are milliseconds since the page or process started. */
export interface TelemetryEvent {
  /** W3C trace id, 32 hex digits: one for all events of an observation. */
  trace: string;
  /** `load`: a module and all that it reaches. `file`: one file. `evaluate`: a module. `snapshot`: another plan. */
  phase: Phase;
  /** `retry`: this attempt failed, and another one follows. `failure`: it failed, and nobody goes on by itself. */
  outcome: "ok" | "retry" | "failure";
  /** Empty where it concerns no container. */
  container: string;
  build: BuildId;
  /** Team or person to ask, as the build says. */
  owner?: string;
  start: number;
  duration: number;
  /** 1 for the first. Counts on until it succeeds. */
  attempt: number;
  reference?: Reference;
  url?: string;
  /** What kind of fault it was: `timeout`, `http`, `integrity`... */
  kind?: string;
  error?: NacreError;
}
