import type { Reference } from "@nacre/contract";
import type { Runtime } from "@nacre/runtime";
import { useEffect } from "react";
import { isOwnFault, type Phase } from "./RemoteFailure.ts";
import { loadedExports } from "./remoteModule.ts";

/**
 * Where a module could not be loaded or evaluated, its place heals as soon as anyone on the page has done so: one retry
 * heals all places of a module. It is asked for anew when the browser is online again. What failed to render waits for its
 * own retry.
 */
export function useHealing(runtime: Runtime, reference: Reference, phase: Phase, heal: () => void): void {
  useEffect(() => {
    if (isOwnFault(phase)) return undefined;
    // React may show a failure a moment after it happened: somebody else's retry can have come between.
    if (loadedExports(runtime, reference) !== undefined) heal();
    const healing = phase === "evaluate" ? "evaluate" : "load";
    const forget = runtime.on((event) => {
      if (event.type === healing && event.reference === reference) heal();
    });
    addEventListener("online", heal);
    return () => {
      forget();
      removeEventListener("online", heal);
    };
  }, [runtime, reference, phase, heal]);
}
