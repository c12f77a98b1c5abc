import type { Reference } from "@nacre/contract";
import type { Runtime } from "@nacre/runtime";
import { useEffect, useLayoutEffect } from "react";
import { inPhase, phaseOf } from "./RemoteFailure.ts";
import { closeIncident } from "./remoteModule.ts";

/** Whether the effects of what has just appeared are running. */
export interface Moment {
  appearing: boolean;
}

interface Props {
  runtime: Runtime;
  from: Reference;
  moment: Moment;
}

/**
 * Stands behind the content of a place. React runs its effects after the content's, and handles what these threw before it
 * goes on to anything else: an error that arrives in between was thrown by an effect. What has survived that works.
 */
export function Settled({ runtime, from, moment }: Props): null {
  const appear = (): void => {
    moment.appearing = true;
    queueMicrotask(() => (moment.appearing = false));
  };
  // oxlint-disable-next-line react/exhaustive-deps -- once for each appearance
  useLayoutEffect(appear, []);
  useEffect(() => {
    let gone = false;
    appear();
    queueMicrotask(() => {
      if (!gone) closeIncident(runtime, from);
    });
    return () => void (gone = true);
    // oxlint-disable-next-line react/exhaustive-deps -- once for each appearance
  }, [runtime, from]);
  return null;
}

/** Marks an error that arrives while effects run. */
export function markEffect(error: unknown, from: Reference, { appearing }: Moment): void {
  if (appearing && phaseOf(error, from) === "render" && typeof error === "object") inPhase(error, "effect", from);
}
