import { parseReference, type BuildId, type ExposeName, type Reference } from "@nacre/contract";
import type { Runtime } from "@nacre/runtime";

/** What a boundary knows of an error, and what a part that is shown in place of a remote gets. */
export interface RemoteFailure {
  error: unknown;
  /** Name of the container. */
  remote: string;
  /** Expose of it: `./Button`. */
  module: ExposeName;
  /** Absent when the snapshot has no build of that name. */
  build: BuildId | undefined;
  phase: Phase;
}

/** Fetching the files, running the module's code, or rendering what it exports. */
export type Phase = "load" | "evaluate" | "render";

/** Beside the errors, because they belong to others and the same one may be frozen. */
const phases = new WeakMap<object, Phase>();

/** Remembers in which phase an error occurred. A thrown value that is no object is wrapped: it could not be told apart. */
export function inPhase(thrown: unknown, phase: Phase): object {
  const error = typeof thrown === "object" && thrown !== null ? thrown : new Error(String(thrown), { cause: thrown });
  phases.set(error, phase);
  return error;
}

/** What nobody marked was thrown by a component or by a page's loader. */
export function phaseOf(error: unknown): Phase {
  return (typeof error === "object" && error !== null && phases.get(error)) || "render";
}

/** Attributes an error to the module whose boundary caught it. */
export function describeFailure(runtime: Runtime, reference: Reference, error: unknown): RemoteFailure {
  const { name, build = runtime.snapshot.names[name], expose } = parseReference(reference);
  return { error, remote: name, module: expose, build, phase: phaseOf(error) };
}
