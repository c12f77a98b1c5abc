import type { Reference } from "@nacre/contract";
import type { Runtime } from "@nacre/runtime";
import { createContext, use, useCallback, useState, type Context } from "react";
import { askAgain, remoteModule, type Outcome, type RemoteModule } from "./remoteModule.ts";
import { useRuntime } from "./RuntimeProvider.tsx";

/** The modules that one place on the page has asked for. What has failed stays so until the place is retried. */
export interface Hold {
  runtime: Runtime;
  from: Reference;
  modules: Map<Reference, RemoteModule>;
}

/** That of the innermost place. */
export const HoldContext: Context<Hold | undefined> = createContext<Hold | undefined>(undefined);

/**
 * A hold for the place of a module, and a function that lets go of it and asks anew. Call it above the Suspense boundary,
 * where state survives the waiting: a failure has to reach its boundary although nobody else keeps it.
 */
export function useHold(runtime: Runtime, from: Reference): [hold: Hold, renew: () => void] {
  const [held, hold] = useState(() => empty(runtime, from));
  const renew = useCallback(() => {
    askAgain(runtime, from);
    hold((before) => {
      for (const reference of before.modules.keys()) askAgain(runtime, reference);
      return empty(runtime, from);
    });
  }, [runtime, from]);
  if (held.runtime === runtime && held.from === from) return [held, renew];
  const next = empty(runtime, from);
  hold(next);
  return [next, renew];
}

/** What came of a module, for the place that this is rendered in. Suspends until that is known. */
export function useOutcome(from: Reference): Outcome {
  const runtime = useRuntime();
  const hold = use(HoldContext);
  return use(hold?.runtime === runtime ? take(hold, from) : remoteModule(runtime, from));
}

/** Idempotent, so a render that React throws away does no harm. */
function take({ runtime, modules }: Hold, from: Reference): RemoteModule {
  const module = modules.get(from) ?? remoteModule(runtime, from);
  modules.set(from, module);
  return module;
}

function empty(runtime: Runtime, from: Reference): Hold {
  return { runtime, from, modules: new Map() };
}
