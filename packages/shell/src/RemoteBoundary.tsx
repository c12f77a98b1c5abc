import type { Reference } from "@nacre/contract";
import type { Runtime } from "@nacre/runtime";
import { Component, Suspense, useCallback, useState, type ComponentType, type ReactNode } from "react";
import { culprit, describeFailure } from "./RemoteFailure.ts";
import { RemoteErrorView, type RemoteErrorProps } from "./RemoteErrorView.tsx";
import { useReport } from "./reporter.ts";
import { useRuntime } from "./RuntimeProvider.tsx";
import { markEffect, Settled, type Moment } from "./Settled.tsx";
import { useHealing } from "./useHealing.ts";
import { HoldContext, useHold } from "./useHold.ts";

/** What `RemoteBoundary` takes. */
export interface RemoteBoundaryProps {
  /** The remote module that errors below are attributed to, unless they say another one. */
  from: Reference;
  /** Shown while something below suspends. Nothing by default. */
  fallback?: ReactNode;
  /** Shown in place of what failed: by default a small alert with a retry button. */
  errorFallback?: ComponentType<RemoteErrorProps> | undefined;
  /** Called before the children are rendered again. */
  onRetry?: () => void;
  children?: ReactNode;
}

/**
 * The boundary that stands around every remote: waits for what is below, and keeps its errors from the rest of the page.
 * It loads nothing itself; use it around `useRemote`, or around code that reaches remote modules by other ways.
 *
 * It catches what React's boundaries catch, so not what event handlers throw.
 *
 * @example
 * <RemoteBoundary from="catalog/Chart" fallback={<Spinner />}><LazyChart /></RemoteBoundary>
 */
export function RemoteBoundary({ children, ...props }: RemoteBoundaryProps): ReactNode {
  return (
    <Place {...props}>
      {(_, settled) => (
        <>
          {children}
          {settled}
        </>
      )}
    </Place>
  );
}

interface PlaceProps extends Omit<RemoteBoundaryProps, "children"> {
  /**
   * @param retry lets go of what failed here, and renders again
   * @param settled stands behind content that did not fail
   */
  children: (retry: () => void, settled: ReactNode) => ReactNode;
}

/** A boundary whose content may retry it. Its Suspense boundary outlives a change of `from`, so that a transition waits. */
export function Place({ fallback, onRetry, children, ...rest }: PlaceProps): ReactNode {
  const runtime = useRuntime();
  const [hold, renew] = useHold(runtime, rest.from);
  const [moment] = useState<Moment>({ appearing: false });
  const retry = useCallback(() => {
    onRetry?.();
    renew();
  }, [onRetry, renew]);
  return (
    <HoldContext value={hold}>
      <Catch {...rest} runtime={runtime} moment={moment} retry={retry}>
        <Suspense fallback={fallback}>
          {children(retry, <Settled key={rest.from} runtime={runtime} from={rest.from} moment={moment} />)}
        </Suspense>
      </Catch>
    </HoldContext>
  );
}

interface CatchProps extends Pick<RemoteBoundaryProps, "from" | "errorFallback" | "children"> {
  runtime: Runtime;
  moment: Moment;
  retry: () => void;
}

interface CatchState {
  caught: { error: unknown } | undefined;
  /** For which module it was caught. */
  from: Reference | undefined;
}

class Catch extends Component<CatchProps, CatchState> {
  override state: CatchState = { caught: undefined, from: undefined };

  static getDerivedStateFromError(error: unknown): Partial<CatchState> {
    return { caught: { error } };
  }

  static getDerivedStateFromProps({ from }: CatchProps, state: CatchState): Partial<CatchState> | null {
    return from === state.from ? null : { from, caught: undefined };
  }

  readonly retry = (): void => {
    this.props.retry();
    this.setState({ caught: undefined });
  };

  override render(): ReactNode {
    if (!this.state.caught) return this.props.children;
    markEffect(this.state.caught.error, this.props.from, this.props.moment);
    return <RemoteFailed {...this.props} error={this.state.caught.error} retry={this.retry} logged />;
  }
}

interface FailedProps extends Pick<CatchProps, "runtime" | "from" | "errorFallback" | "retry"> {
  error: unknown;
  /** React has logged it. */
  logged?: boolean;
}

/** What stands in the place of a remote that failed. */
export function RemoteFailed({
  runtime,
  from,
  errorFallback: View = RemoteErrorView,
  error,
  retry,
  logged = false,
}: FailedProps): ReactNode {
  const failure = describeFailure(runtime, from, error);
  useReport({ runtime, reference: from, failure, logged });
  useHealing(runtime, culprit(error, from), failure.phase, retry);
  return <View {...failure} retry={retry} />;
}
