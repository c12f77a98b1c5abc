import { createRoot, type Root, type RootOptions } from "react-dom/client";
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
  /** Errors that a boundary around a remote has spoken for. */
  const spoken = new WeakSet();
  const reporter: Reporter = {
    tell(failure, first) {
      spoken.add(Object(failure.error) as object);
      if (first) onError({ kind: "remote", ...failure });
    },
  };
  const root = createRoot(element, { ...options, ...hooks(options, onError, spoken) });
  return {
    render: (children) => root.render(<ReporterContext value={reporter}>{children}</ReporterContext>),
    unmount: () => root.unmount(),
  };
}

/** What all hooks get. */
interface Info {
  componentStack?: string | undefined;
}
type Hooks = Required<Pick<RootOptions, "onCaughtError" | "onUncaughtError" | "onRecoverableError">>;

function hooks(own: RootOptions, onError: NonNullable<ShellRootOptions["onError"]>, spoken: WeakSet<object>): Hooks {
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
