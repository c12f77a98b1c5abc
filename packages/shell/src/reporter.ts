import type { Reference } from "@nacre/contract";
import type { Runtime } from "@nacre/runtime";
import { createContext, use, useLayoutEffect, type Context } from "react";
import { isRouteErrorResponse } from "react-router";
import { culprit, type RemoteFailure } from "./RemoteFailure.ts";
import { openIncident } from "./remoteModule.ts";
import { wordsOf } from "./wordsOf.ts";

/** Hears of every failure of a remote that is shown. */
export interface Reporter {
  /** @param first whether it opens an incident, or belongs to one that was told */
  tell(failure: RemoteFailure, first: boolean): void;
}

export const ReporterContext: Context<Reporter | undefined> = createContext<Reporter | undefined>(undefined);

/** The facts of a failure that is shown. */
export interface Report {
  runtime: Runtime;
  /** Module of the boundary that shows it. */
  reference: Reference;
  failure: RemoteFailure;
  /** React has logged it, because it was thrown while something was rendered. */
  logged: boolean;
}

/**
 * Tells of a failure when it is shown. From then until the module works again, its failures are one incident. What a page
 * answers by a status, such as 404, is no failure. Where nobody listens, an incident is logged.
 */
export function useReport({ runtime, reference, failure, logged }: Report): void {
  const reporter = use(ReporterContext);
  const { error } = failure;
  // In the commit that shows it, before React's own hooks for caught errors are settled. And once for each error.
  useLayoutEffect(
    () => {
      if (isRouteErrorResponse(error)) return;
      const first = openIncident(runtime, culprit(error, reference));
      if (reporter) reporter.tell(failure, first);
      else if (first && !logged) log(failure);
    },
    // oxlint-disable-next-line react/exhaustive-deps -- the rest of the failure follows from these
    [reporter, runtime, reference, error],
  );
}

function log({ error, remote, module, build = "no build", phase }: RemoteFailure): void {
  // oxlint-disable-next-line no-console
  console.error(`${remote} ${module} (${build}) failed, phase ${phase}: ${wordsOf(error) ?? ""}`, error);
}
