import { isNacreError, parseReference, type BuildId, type ExposeName, type Reference } from "@nacre/contract";
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

/**
 * Finding the module in the plan, fetching its files, running its code, rendering what it exports (for pages also loading
 * data), or running the effects of what has just appeared. Later effects count as `render`: React does not tell.
 */
export type Phase = "resolve" | "load" | "evaluate" | "render" | "effect";

interface Mark {
  phase: Phase;
  /** Which module it was, where that need not be the one whose boundary catches the error. */
  reference?: Reference;
}

/**
 * Beside the errors, because they belong to others and the same one may be frozen. Several of one error: what two modules need
 * can fail for both.
 */
const marks = new WeakMap<object, Mark[]>();

/** Remembers where an error occurred. A thrown value that is no object is wrapped: it could not be told apart. */
export function inPhase(thrown: unknown, phase: Phase, reference?: Reference): object {
  const error = typeof thrown === "object" && thrown !== null ? thrown : new Error(String(thrown), { cause: thrown });
  const mark = { phase: isOfPlan(error) ? "resolve" : phase, ...(reference !== undefined && { reference }) } as const;
  const others = (marks.get(error) ?? []).filter((other) => other.reference !== reference);
  marks.set(error, [...others, mark]);
  return error;
}

/** What nobody marked was thrown by a component or by a page's loader. */
export function phaseOf(error: unknown, reference?: Reference): Phase {
  return markOf(error, reference)?.phase ?? "render";
}

/** Whether the module's own code was there when it failed. */
export function isOwnFault(phase: Phase): boolean {
  return phase === "render" || phase === "effect";
}

/** The module that an error is about, when a boundary of `reference` caught it. */
export function culprit(error: unknown, reference: Reference): Reference {
  return markOf(error, reference)?.reference ?? reference;
}

/** Attributes an error to its module, or else to the one whose boundary caught it. */
export function describeFailure(runtime: Runtime, reference: Reference, error: unknown): RemoteFailure {
  const { name, build = runtime.snapshot.names[name], expose } = parseReference(culprit(error, reference));
  return { error, remote: name, module: expose, build, phase: phaseOf(error, reference) };
}

/** The mark of the module itself, or else the last one. */
function markOf(error: unknown, reference: Reference | undefined): Mark | undefined {
  const found = (typeof error === "object" && error !== null && marks.get(error)) || [];
  return found.find((mark) => mark.reference === reference) ?? found.at(-1);
}

/** The plan has no such container, expose or version: no request would help. */
function isOfPlan(error: object): boolean {
  return isNacreError(error) && /^NACRE_(PLAN|CONTRACT)_/.test(error.code);
}
