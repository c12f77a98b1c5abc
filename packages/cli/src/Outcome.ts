import type { NacreError } from "@nacre/contract";

/** What was asked for, or every problem that stands in the way. */
export type Outcome<Value> = { ok: true; value: Value } | { ok: false; problems: NacreError[] };

/** Joins several outcomes into one: all values, or all problems. */
export function allOf<Value>(outcomes: readonly Outcome<Value>[]): Outcome<Value[]> {
  const problems = outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.problems));
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : [])) };
}
