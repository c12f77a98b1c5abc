import { badVersion, missing, slow, throwsOnLoad, throwsOnRender, type RemoteSource } from "@nacre/testing/runtime";
import type { FaultName, StoryFault } from "../parameters.ts";

/**
 * A module that misbehaves as a story wants.
 *
 * @param real what is there when the fault is over
 */
export function injectFault(wanted: FaultName | StoryFault, real: () => Promise<unknown>): RemoteSource {
  const { fault, times = Number.POSITIVE_INFINITY, ms } = typeof wanted === "string" ? { fault: wanted } : wanted;
  if (fault === "slow") return late(real, ms);
  if (fault === "throwsOnRender") return broken(real);
  const source = failing[fault]();
  let loads = 0;
  return () => (loads++ < times ? source() : real());
}

const failing: Record<Exclude<FaultName, "slow" | "throwsOnRender">, () => RemoteSource> = {
  missing,
  badVersion: () => badVersion(),
  throwsOnLoad: () => throwsOnLoad(new Error("This module throws while it is loaded (a fault of this story)")),
};

function late(real: () => Promise<unknown>, ms: number | undefined): RemoteSource {
  const source = slow();
  if (ms !== undefined) setTimeout(() => void real().then(source.arrive, source.fail), ms);
  return source;
}

/** Every component that the module exports throws. */
function broken(real: () => Promise<unknown>): RemoteSource {
  const error = new Error("This component throws when it is rendered (a fault of this story)");
  const { default: Broken } = throwsOnRender(error)() as { default: unknown };
  return async () => {
    const exports = Object(await real()) as object;
    return Object.fromEntries(
      Object.entries(exports).map(([name, value]) => [name, isComponent(value) ? Broken : value]),
    );
  };
}

function isComponent(value: unknown): boolean {
  return typeof value === "function" || (typeof value === "object" && value !== null && "$$typeof" in value);
}
