import type { Reference } from "@nacre/contract";
import type { Runtime } from "@nacre/runtime";
import { useEffect } from "react";
import type { Phase } from "./RemoteFailure.ts";

/**
 * Where a module could not be loaded or evaluated, its place heals as soon as anyone on the page has done so: one retry
 * heals all places of a module. What failed to render waits for its own retry.
 */
export function useHealing(runtime: Runtime, reference: Reference, phase: Phase, heal: () => void): void {
  useEffect(
    () =>
      runtime.on((event) => {
        if (event.type === phase && event.reference === reference) heal();
      }),
    [runtime, reference, phase, heal],
  );
}
