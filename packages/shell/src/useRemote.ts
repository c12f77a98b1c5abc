import type { Reference } from "@nacre/contract";
import { useOutcome } from "./useHold.ts";

/** What `useRemote` takes beside the reference. */
export interface UseRemoteOptions<Module, Selected> {
  /** What of the module is wanted: all of it, unless given. Called at every render, so it should only pick. */
  select?: (module: Module) => Selected;
}

/**
 * A module of another build that is no component: functions, constants, a store. Suspends until it is there, so inside a
 * transition what is shown stays; throws where it cannot be had, to the boundary around. For components use `remote()`,
 * which brings its own boundary.
 *
 * A failure is kept by the nearest remote boundary (a page has one) until that is retried. Without one, the module is
 * loaded at most three times before the error is thrown.
 *
 * @param from `pricing/format`, or pinned to a build: `pricing@0123456789abcdef/format`
 * @throws whatever went wrong with the module
 * @example
 * const { formatPrice } = useRemote<typeof import("pricing/format")>("pricing/format");
 * @example
 * // A part of it, typed by the parameter of `select`
 * const format = useRemote("pricing/format", { select: (pricing: typeof import("pricing/format")) => pricing.formatPrice });
 */
export function useRemote<Module = unknown, Selected = Module>(
  from: Reference,
  { select = all as (module: Module) => Selected }: UseRemoteOptions<Module, Selected> = {},
): Selected {
  const { exports, error } = useOutcome(from);
  if (error !== undefined) throw error;
  return select(exports as Module);
}

function all(module: unknown): unknown {
  return module;
}
