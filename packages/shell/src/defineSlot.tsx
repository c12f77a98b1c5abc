import { contributionsTo, type Snapshot } from "@nacre/contract";
import type { Runtime } from "@nacre/runtime";
import { useCallback, useSyncExternalStore, type ReactNode } from "react";
import { findRuntime } from "./findRuntime.ts";
import { defaultExport, RemoteSlot, type RemoteSlotProps } from "./RemoteSlot.tsx";
import { useRuntime } from "./RuntimeProvider.tsx";

/** What `defineSlot()` returns. */
export interface Slot<Props extends object> {
  (props: Omit<Props, keyof RemoteSlotProps> & RemoteSlotProps): ReactNode;
  displayName: string;
  /**
   * Requests the files of all that builds put into it, and evaluates nothing. Never rejects.
   *
   * @param runtime the page's by default
   */
  preload(runtime?: Runtime): Promise<void>;
}

/**
 * A place that a build leaves open for others. Each build whose manifest says `contributes: { [name]: "./Part" }` has its
 * part rendered there, in the order that they ask for, then by the containers' names. Every part is loaded when the slot is
 * first rendered, and has a boundary of its own, so that one which is slow or broken does not concern the others. Builds that
 * are registered later add theirs.
 *
 * @typeParam Props what every part gets
 * @example
 * const HeaderActions = defineSlot<{ user: User }>("header.actions");
 * <HeaderActions user={user} errorFallback={Nothing} />
 */
export function defineSlot<Props extends object = object>(name: string): Slot<Props> {
  const Filled = ({ fallback, errorFallback, ...props }: RemoteSlotProps): ReactNode =>
    contributionsTo(useSnapshot(), name).map((from) => (
      <RemoteSlot
        key={from}
        from={from}
        select={defaultExport}
        fallback={fallback}
        errorFallback={errorFallback}
        props={props}
      />
    ));
  return Object.assign(Filled, {
    displayName: `slot(${name})`,
    preload: (runtime: Runtime = findRuntime()) => runtime.preload(contributionsTo(runtime.snapshot, name)),
  });
}

function useSnapshot(): Snapshot {
  const runtime = useRuntime();
  const subscribe = useCallback((changed: () => void) => runtime.on(changed), [runtime]);
  const read = (): Snapshot => runtime.snapshot;
  return useSyncExternalStore(subscribe, read, read);
}
