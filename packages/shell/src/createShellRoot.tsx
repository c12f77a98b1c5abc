import type { ReactNode } from "react";
import { createRoot, hydrateRoot, type HydrationOptions, type Root, type RootOptions } from "react-dom/client";
import type { RemoteFailure } from "./RemoteFailure.ts";
import { ReporterContext, type Reporter } from "./reporter.ts";

/** What `onError` hears. */
export type ShellError =
  /** A part of the page has failed, and a boundary stands in its place: an incident begins. */
  | ({ kind: "remote" } & RemoteFailure)
  /** Another boundary of the application caught it, no boundary did, or React has recovered from it. */
  | { kind: "caught" | "uncaught" | "recovered"; error: unknown; componentStack: string | undefined };

/** What `createShellRoot` takes: all options of React's `createRoot`, and one place for errors. */
export interface ShellRootOptions extends RootOptions {
  /**
   * The one place to hear of errors, for monitoring. Of a remote's failures once per incident: until the module works
   * again, further tries and other places of it are not told. Not of what event handlers throw: for that there is
   * `window.onerror`.
   */
  onError?: (error: ShellError) => void;
}

/**
 * React's `createRoot`, with its error hooks wired to one `onError`. What React does by itself, it goes on doing: unless you
 * give its hooks (`onCaughtError`, ...), errors are also logged. Without `onError`, so is each incident of a remote.
 *
 * @example
 * createShellRoot(document.getElementById("root")!, { onError: (error) => monitoring.send(error) }).render(
 *   <RouterProvider router={router} />,
 * );
 */
export function createShellRoot(
  element: Element | DocumentFragment,
  { onError, ...options }: ShellRootOptions = {},
): Root {
  if (!onError) return createRoot(element, options);
  const { hooks, provide } = listen(options, onError);
  const root = createRoot(element, { ...options, ...hooks });
  return { render: (children) => root.render(provide(children)), unmount: () => root.unmount() };
}

/** What `hydrateShellRoot` takes: all options of React's `hydrateRoot`, and one place for errors. */
export interface ShellHydrationOptions extends HydrationOptions, Pick<ShellRootOptions, "onError"> {}

/**
 * The same for HTML that a server has rendered: React's `hydrateRoot`. The HTML of a remote component stays until its module
 * is there, and comes to life then.
 *
 * @example
 * hydrateShellRoot(document.getElementById("root")!, <RouterProvider router={router} />, { onError: report });
 */
export function hydrateShellRoot(
  element: Element | Document,
  initial: ReactNode,
  { onError, ...options }: ShellHydrationOptions = {},
): Root {
  if (!onError) return hydrateRoot(element, initial, options);
  const { hooks, provide } = listen(options, onError);
  const root = hydrateRoot(element, provide(initial), { ...options, ...hooks });
  return { render: (children) => root.render(provide(children)), unmount: () => root.unmount() };
}

interface Listening {
  hooks: Hooks;
  provide: (children: ReactNode) => ReactNode;
}

function listen(own: Partial<Hooks>, onError: NonNullable<ShellRootOptions["onError"]>): Listening {
  /** Errors that a boundary around a remote has spoken for. */
  const spoken = new WeakSet();
  const reporter: Reporter = {
    tell(failure, first) {
      spoken.add(Object(failure.error) as object);
      if (first) onError({ kind: "remote", ...failure });
    },
  };
  return {
    hooks: hooksOf(own, onError, spoken),
    provide: (children) => <ReporterContext value={reporter}>{children}</ReporterContext>,
  };
}

/** What all hooks get. */
interface Info {
  componentStack?: string | undefined;
}
type Hooks = Required<Pick<RootOptions, "onCaughtError" | "onUncaughtError" | "onRecoverableError">>;

function hooksOf(
  own: Partial<Hooks>,
  onError: NonNullable<ShellRootOptions["onError"]>,
  spoken: WeakSet<object>,
): Hooks {
  const tell = (kind: "caught" | "uncaught" | "recovered", error: unknown, { componentStack }: Info): void =>
    onError({ kind, error, componentStack });
  const { onCaughtError = log, onUncaughtError = reportError, onRecoverableError = reportError } = own;
  return {
    onCaughtError(error, info) {
      onCaughtError(error, info);
      // The boundary that shows it comes later in this same commit.
      queueMicrotask(() => {
        if (!spoken.has(Object(error) as object)) tell("caught", error, info);
      });
    },
    onUncaughtError(error, info) {
      onUncaughtError(error, info);
      tell("uncaught", error, info);
    },
    onRecoverableError(error, info) {
      onRecoverableError(error, info);
      tell("recovered", error, info);
    },
  };
}

/** As React does. */
function log(error: unknown, { componentStack }: Info): void {
  // oxlint-disable-next-line no-console
  console.error(error, componentStack);
}
