import { isTransport, type Cell } from "../cells.ts";
import type { Rule } from "./FaultServer.ts";
import type { Chaos } from "./installChaos.ts";
import type { Outcome } from "./Result.ts";

/** What was seen of a cell when it was over. */
export interface Seen extends Pick<Chaos, "counts" | "events" | "uncaught" | "incidents" | "listeners"> {
  reacts: number;
  /** How often the fault has happened. */
  struck: number;
  timers: number;
  /** Addresses that stand in two elements. */
  repeated: readonly string[];
  /** Milliseconds until something was shown in the place of what failed. */
  late: number;
  /** Paths, in order of arrival. */
  requested: readonly string[];
}

/** What must be true of every cell. Gives what is not. */
export function check(cell: Cell, outcome: Outcome, seen: Seen, rule: Rule | undefined, deadline: number): string[] {
  return [
    // What the versions are, they are.
    ...(seen.struck === 0 && cell.layer !== "share negotiation" ? ["the fault did not happen"] : []),
    ...checkUncaught(cell, seen),
    ...checkEvents(cell, outcome, seen),
    ...checkExecutions(cell, seen),
    ...checkRequests(cell, seen, rule),
    ...checkLeaks(seen),
    ...(seen.late > deadline + 200 ? [`${Math.round(seen.late)} ms until the fallback, deadline ${deadline}`] : []),
  ];
}

/** A fault in an event handler is the window's error event; a script that throws is one as well. */
function checkUncaught({ layer, fault }: Cell, { uncaught }: Seen): string[] {
  const own = layer === "event handler" || layer === "unmount" || fault === "throws at evaluation";
  const others = uncaught.filter((message) => !(own && /^(Uncaught )?Error: chaos/.test(message)));
  // The page says once that its snapshot does not come.
  return layer === "snapshot" ? others.slice(1) : others;
}

/** One failure for one fault that was not healed; none where it was. */
function checkEvents(cell: Cell, outcome: Outcome, { events, incidents }: Seen): string[] {
  const { layer } = cell;
  const failures = events.filter(({ type }) => type === "failure");
  const problems: string[] = [];
  const loading = outcome === "healed by retry" && (isTransport(cell) || layer === "entry" || layer.endsWith("chunk"));
  if (failures.length !== (loading ? 1 : 0)) problems.push(`failure events: ${JSON.stringify(failures)}`);
  if (failures.some(({ code }) => !code)) problems.push("a failure without a code");
  if (failures.some(({ code, kind }) => code?.startsWith("NACRE_RUNTIME") && !kind))
    problems.push("a failure without a kind");
  const told = outcome === "healed alone" || layer === "event handler" || layer === "manifest" ? 0 : 1;
  if (cell.environment === "chromium" && incidents !== told)
    problems.push(`incidents told: ${incidents} in place of ${told}`);
  return problems;
}

/** Whatever happened, code ran once; what threw, once more. */
function checkExecutions({ layer }: Cell, { counts, reacts }: Seen): string[] {
  const often = Object.entries(counts).filter(
    ([module, times]) => times > (layer === "evaluation" && module === "near/Widget" ? 2 : 1),
  );
  const problems = often.map(([module, times]) => `${module} was executed ${times} times`);
  if (reacts > 1) problems.push(`${reacts} instances of React`);
  return problems;
}

/** Four requests at most for what fails, in each of two loads; everything else is requested once. */
function checkRequests({ fault, layer }: Cell, { requested }: Seen, rule: Rule | undefined): string[] {
  const counts = new Map<string, number>();
  for (const path of requested) counts.set(path, (counts.get(path) ?? 0) + 1);
  counts.delete("/favicon.ico");
  // Chromium itself asks again when a connection that it had kept is reset.
  const most = (fault === "reset" ? 2 : 1) * 8;
  const faulty = (path: string): boolean => rule !== undefined && path.endsWith(rule.file);
  return [...counts]
    .filter(([path, times]) => times > (faulty(path) && layer !== "snapshot" ? most : faulty(path) ? Infinity : 1))
    .map(([path, times]) => `${path} was requested ${times} times`);
}

function checkLeaks({ repeated, timers, listeners }: Seen): string[] {
  return [
    ...repeated.map((url) => `two elements for ${url}`),
    ...(timers > 0 ? [`${timers} timers are left`] : []),
    ...(listeners.length > 0 ? [`listeners are left: ${listeners.join(", ")}`] : []),
  ];
}
