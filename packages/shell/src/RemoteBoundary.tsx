import type { Reference } from "@nacre/contract";
import type { Runtime } from "@nacre/runtime";
import { Component, Suspense, type ComponentType, type ReactNode } from "react";
import { describeFailure } from "./RemoteFailure.ts";
import { RemoteErrorView, type RemoteErrorProps } from "./RemoteErrorView.tsx";
import { useRuntime } from "./RuntimeProvider.tsx";
import { useHealing } from "./useHealing.ts";

export interface RemoteBoundaryProps {
  /** The remote module that errors below are attributed to. */
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
 * It loads nothing itself; use it around code that reaches remote modules by other ways than `remote()`.
 *
 * It catches what React's boundaries catch, so not what event handlers throw.
 *
 * @example
 * <RemoteBoundary from="catalog/Chart" fallback={<Spinner />}><LazyChart /></RemoteBoundary>
 */
export function RemoteBoundary({ fallback, children, ...rest }: RemoteBoundaryProps): ReactNode {
  return (
    <Catch key={rest.from} {...rest} runtime={useRuntime()}>
      <Suspense fallback={fallback}>{children}</Suspense>
    </Catch>
  );
}

interface CatchProps extends Omit<RemoteBoundaryProps, "fallback"> {
  runtime: Runtime;
}

interface CatchState {
  caught: { error: unknown } | undefined;
}

class Catch extends Component<CatchProps, CatchState> {
  override state: CatchState = { caught: undefined };

  static getDerivedStateFromError(error: unknown): CatchState {
    return { caught: { error } };
  }

  readonly retry = (): void => {
    this.props.onRetry?.();
    this.setState({ caught: undefined });
  };

  override render(): ReactNode {
    if (!this.state.caught) return this.props.children;
    return <RemoteFailed {...this.props} error={this.state.caught.error} retry={this.retry} />;
  }
}

interface FailedProps extends Pick<CatchProps, "runtime" | "from" | "errorFallback"> {
  error: unknown;
  retry: () => void;
}

/** What stands in the place of a remote that failed. */
export function RemoteFailed({
  runtime,
  from,
  errorFallback: View = RemoteErrorView,
  error,
  retry,
}: FailedProps): ReactNode {
  const failure = describeFailure(runtime, from, error);
  useHealing(runtime, from, failure.phase, retry);
  return <View {...failure} retry={retry} />;
}
