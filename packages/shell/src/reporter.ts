import type { Reference } from "@nacre/contract";
import type { Runtime } from "@nacre/runtime";
import { createContext, use, useLayoutEffect, type Context } from "react";
import { isRouteErrorResponse } from "react-router";
import { culprit, type RemoteFailure } from "./RemoteFailure.ts";
import { openIncident } from "./remoteModule.ts";

/** Hears of every failure of a remote that is shown. */
export interface Reporter {
  /** @param first whether it opens an incident, or belongs to one that was told */
  tell(failure: RemoteFailure, first: boolean): void;
}

export const ReporterContext: Context<Reporter | undefined> = createContext<Reporter | undefined>(undefined);

/**
 * Tells of a failure when it is shown. From then until the module works again, its failures are one incident. What a page
 * answers by a status, such as 404, is no failure.
 */
export function useReport(runtime: Runtime, reference: Reference, failure: RemoteFailure): void {
  const reporter = use(ReporterContext);
  const { error } = failure;
  // In the commit that shows it, before React's own hooks for caught errors are settled. And once for each error.
  useLayoutEffect(
    () => {
      if (!isRouteErrorResponse(error)) reporter?.tell(failure, openIncident(runtime, culprit(error, reference)));
    },
    // oxlint-disable-next-line react/exhaustive-deps -- the rest of the failure follows from these
    [reporter, runtime, reference, error],
  );
}
