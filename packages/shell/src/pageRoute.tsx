import type { Reference } from "@nacre/contract";
import type { Runtime } from "@nacre/runtime";
import { createElement, Suspense, use, useCallback, type ComponentType, type ReactNode } from "react";
import {
  data,
  useRevalidator,
  UNSAFE_DataRouterContext as DataRouterContext,
  useRouteError,
  type ActionFunction,
  type LoaderFunction,
  type MiddlewareFunction,
  type ShouldRevalidateFunction,
} from "react-router";
import { openData } from "./pageData.ts";
import { pageMiddleware } from "./pageMiddleware.ts";
import type { PageLogic, PageModule } from "./PageModule.ts";
import { culprit, describeFailure, isOwnFault } from "./RemoteFailure.ts";
import { RemoteErrorView } from "./RemoteErrorView.tsx";
import { askAgain, loadedExports, remoteModule, type Outcome } from "./remoteModule.ts";
import { asComponent, defaultExport, type RemoteSlotProps } from "./RemoteSlot.tsx";
import { useReport } from "./reporter.ts";
import { markEffect, Settled, type Moment } from "./Settled.tsx";
import { useHealing } from "./useHealing.ts";
import { HoldContext, useHold, useOutcome } from "./useHold.ts";

export interface PageOptions extends RemoteSlotProps {
  runtime: Runtime;
  reference: Reference;
  /** Module with the page's loader and action, where that is another one. */
  logic: Reference;
  /** Module with its middleware. Absent: it has none. */
  middleware: Reference | undefined;
  /** Requested with the page. */
  preload: () => readonly Reference[];
  /** Addresses of its data. */
  data: readonly string[];
}

/** The part of a route object that makes a remote module its page. */
export interface PageRoute {
  middleware?: MiddlewareFunction[];
  loader: LoaderFunction;
  action: ActionFunction;
  shouldRevalidate: ShouldRevalidateFunction;
  handle: object;
  Component: ComponentType;
  ErrorBoundary: ComponentType;
  HydrateFallback: ComponentType;
}

/**
 * A page that is loaded by its loader and not by `lazy`, whose failure leaves an empty outlet and no way to try again.
 * The route matches, links and has its boundary before any code of the page is there.
 */
export function pageRoute(options: PageOptions): PageRoute {
  const { runtime, reference, logic, middleware, preload } = options;
  const handle = {};
  const moment: Moment = { appearing: false };
  const load = async (part: Reference): Promise<PageModule> => {
    const page = await loadPart(runtime, part);
    Object.assign(handle, page.handle); // React Router has copied the route: only this object is still the same.
    return page;
  };
  return {
    ...(middleware !== undefined && {
      middleware: [pageMiddleware(runtime, middleware, () => loadPart(runtime, middleware))],
    }),
    async loader(args, context) {
      const beside = preload();
      if (beside.length > 0) void runtime.preload(beside);
      const read = openData({ runtime, addresses: options.data, params: args.params, request: args.request });
      const run = async (): Promise<unknown> => {
        const { loader } = await load(logic);
        args.request.signal.throwIfAborted(); // Somebody has gone elsewhere meanwhile: nobody waits for the data.
        return loader?.({ ...args, data: read }, context) ?? null;
      };
      // Both are requested at once, and none is shown without the other.
      const [loaded] = await Promise.all([run(), load(reference)]);
      return loaded;
    },
    async action(args, context) {
      const { action } = await loadPart(runtime, logic);
      if (!action) throw data(`"${logic}" has no action`, { status: 405, statusText: "Method Not Allowed" });
      return action(args, context);
    },
    shouldRevalidate: (args) => loadedPart(runtime, logic).shouldRevalidate?.(args) ?? args.defaultShouldRevalidate,
    handle,
    Component: () => <Page {...options} moment={moment} />,
    ErrorBoundary: () => <PageErrorBoundary {...options} moment={moment} />,
    HydrateFallback: () => <PageHydrateFallback {...options} />,
  };
}

/** @throws whatever went wrong with the module */
async function loadPart(runtime: Runtime, reference: Reference): Promise<PageModule & PageLogic> {
  askAgain(runtime, reference); // Who navigates wants the page.
  return pageOf(await remoteModule(runtime, reference));
}

/** @throws whatever went wrong with the module */
function pageOf({ exports, error }: Outcome): PageModule {
  if (error !== undefined) throw error;
  return exports ?? {};
}

function loadedPart(runtime: Runtime, reference: Reference): PageModule {
  return pageOf({ exports: loadedExports(runtime, reference) });
}

interface PlaceOptions extends PageOptions {
  moment: Moment;
}

function Page({ runtime, reference, fallback, moment }: PlaceOptions): ReactNode {
  const [hold] = useHold(runtime, reference);
  // The loader has brought the module, except where a server's data stands in for the loader.
  return (
    <HoldContext value={hold}>
      <Suspense fallback={fallback}>
        <PageContent reference={reference} />
        <Settled runtime={runtime} from={reference} moment={moment} />
      </Suspense>
    </HoldContext>
  );
}

function PageContent({ reference }: { reference: Reference }): ReactNode {
  const outcome = useOutcome(reference);
  const { Component = defaultExport(outcome.exports) } = pageOf(outcome);
  return createElement(asComponent(Component, reference, outcome.exports));
}

function PageHydrateFallback({ runtime, reference, logic, fallback }: PageOptions): ReactNode {
  const [hold] = useHold(runtime, reference);
  const early = <OwnHydrateFallback reference={logic} otherwise={fallback} />;
  return (
    <HoldContext value={hold}>
      <Suspense fallback={<Suspense fallback={fallback}>{early}</Suspense>}>
        <OwnHydrateFallback reference={reference} otherwise={early} />
      </Suspense>
    </HoldContext>
  );
}

/** What the page itself shows while its loader runs. A failure is left to the loader. */
function OwnHydrateFallback({ reference, otherwise }: { reference: Reference; otherwise: ReactNode }): ReactNode {
  const { exports } = useOutcome(reference);
  const { HydrateFallback } = pageOf({ exports });
  return HydrateFallback ? createElement(HydrateFallback) : otherwise;
}

function PageErrorBoundary({
  runtime,
  reference,
  logic,
  errorFallback: View = RemoteErrorView,
  moment,
}: PlaceOptions): ReactNode {
  const error = useRouteError();
  markEffect(error, reference, moment);
  const failure = describeFailure(runtime, reference, error);
  const thrown = Object.values(use(DataRouterContext)?.router.state.errors ?? {}).includes(error);
  useReport({ runtime, reference, failure, logged: !thrown });
  const { state, revalidate } = useRevalidator();
  const failed = culprit(error, reference);
  const retry = useCallback(() => {
    askAgain(runtime, failed);
    void revalidate();
  }, [runtime, failed, revalidate]);
  useHealing(runtime, failed, failure.phase, retry);
  const Own = isOwnFault(failure.phase) ? ownBoundary(runtime, reference, logic) : undefined;
  if (Own) return createElement(Own);
  return <View {...failure} retry={retry} retrying={state === "loading"} />;
}

/** The page's own boundary speaks for what the page's code did, once that code is there. */
function ownBoundary(runtime: Runtime, reference: Reference, logic: Reference): ComponentType | undefined {
  return loadedPart(runtime, reference).ErrorBoundary ?? loadedPart(runtime, logic).ErrorBoundary;
}
