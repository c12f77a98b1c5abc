import type { Reference } from "@nacre/contract";
import type { Runtime } from "@nacre/runtime";
import { createElement, Suspense, useCallback, type ComponentType, type ReactNode } from "react";
import {
  data,
  useRevalidator,
  useRouteError,
  type ActionFunction,
  type LoaderFunction,
  type ShouldRevalidateFunction,
} from "react-router";
import { culprit, describeFailure, isOwnFault, phaseOf } from "./RemoteFailure.ts";
import { RemoteErrorView } from "./RemoteErrorView.tsx";
import { askAgain, loadedExports, remoteModule, type Outcome } from "./remoteModule.ts";
import { asComponent, defaultExport, type RemoteSlotProps } from "./RemoteSlot.tsx";
import { useHealing } from "./useHealing.ts";
import { HoldContext, useHold, useOutcome } from "./useHold.ts";

/** What the module of a page or layout may export. They mean what they mean in React Router. */
export interface PageModule {
  Component?: ComponentType;
  /** The component, where there is no `Component`. */
  default?: ComponentType;
  loader?: LoaderFunction;
  action?: ActionFunction;
  shouldRevalidate?: ShouldRevalidateFunction;
  /** For errors of the page itself. It cannot be shown for a page that could not be loaded. */
  ErrorBoundary?: ComponentType;
}

export interface PageOptions extends RemoteSlotProps {
  runtime: Runtime;
  reference: Reference;
  /** Requested with the page. */
  preload: readonly Reference[];
}

/** The part of a route object that makes a remote module its page. */
export interface PageRoute {
  loader: LoaderFunction;
  action: ActionFunction;
  shouldRevalidate: ShouldRevalidateFunction;
  Component: ComponentType;
  ErrorBoundary: ComponentType;
  HydrateFallback: ComponentType;
}

/**
 * A page that is loaded by its loader and not by `lazy`, whose failure leaves an empty outlet and no way to try again.
 * The route matches, links and has its boundary before any code of the page is there.
 */
export function remotePage(options: PageOptions): PageRoute {
  const { runtime, reference, preload, fallback } = options;
  const load = async (): Promise<PageModule> => {
    askAgain(runtime, reference); // Who navigates wants the page.
    return pageOf(await remoteModule(runtime, reference));
  };
  return {
    async loader(args, context) {
      if (preload.length > 0) void runtime.preload(preload);
      return (await load()).loader?.(args, context) ?? null;
    },
    async action(args, context) {
      const { action } = await load();
      if (!action) throw data(`"${reference}" has no action`, { status: 405, statusText: "Method Not Allowed" });
      return action(args, context);
    },
    shouldRevalidate: (args) => loadedPage(runtime, reference).shouldRevalidate?.(args) ?? args.defaultShouldRevalidate,
    Component: () => <Page {...options} />,
    ErrorBoundary: () => <PageErrorBoundary {...options} />,
    HydrateFallback: () => fallback,
  };
}

/** @throws whatever went wrong with the module */
function pageOf({ exports, error }: Outcome): PageModule {
  if (error !== undefined) throw error;
  return exports ?? {};
}

function loadedPage(runtime: Runtime, reference: Reference): PageModule {
  return pageOf({ exports: loadedExports(runtime, reference) });
}

function Page({ runtime, reference, fallback }: PageOptions): ReactNode {
  const [hold] = useHold(runtime, reference);
  // The loader has brought the module, except where a server's data stands in for the loader.
  return (
    <HoldContext value={hold}>
      <Suspense fallback={fallback}>
        <PageContent reference={reference} />
      </Suspense>
    </HoldContext>
  );
}

function PageContent({ reference }: { reference: Reference }): ReactNode {
  const outcome = useOutcome(reference);
  const { Component = defaultExport(outcome.exports) } = pageOf(outcome);
  return createElement(asComponent(Component, reference, outcome.exports));
}

function PageErrorBoundary({ runtime, reference, errorFallback: View = RemoteErrorView }: PageOptions): ReactNode {
  const error = useRouteError();
  const { state, revalidate } = useRevalidator();
  const failed = culprit(error, reference);
  const retry = useCallback(() => {
    askAgain(runtime, failed);
    void revalidate();
  }, [runtime, failed, revalidate]);
  useHealing(runtime, failed, phaseOf(error), retry);
  const Own = ownBoundary(runtime, reference, error);
  if (Own) return createElement(Own);
  return <View {...describeFailure(runtime, reference, error)} retry={retry} retrying={state === "loading"} />;
}

/** The page's own boundary speaks for what the page's code did, once that code is there. */
function ownBoundary(runtime: Runtime, reference: Reference, error: unknown): ComponentType | undefined {
  if (!isOwnFault(phaseOf(error))) return undefined;
  return loadedPage(runtime, reference).ErrorBoundary;
}
