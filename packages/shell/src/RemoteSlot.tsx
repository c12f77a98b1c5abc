import { NacreError, type Reference } from "@nacre/contract";
import { createElement, type ComponentType, type ElementType, type ReactNode } from "react";
import { Place, RemoteFailed } from "./RemoteBoundary.tsx";
import type { RemoteErrorProps } from "./RemoteErrorView.tsx";
import { useRuntime } from "./RuntimeProvider.tsx";
import { useOutcome } from "./useHold.ts";

/** How a place waits, and what stands in it when it failed. */
export interface RemoteSlotProps {
  /** Shown while the module is on its way. Nothing by default. */
  fallback?: ReactNode;
  /** Shown in place of what failed: by default a small alert with a retry button. */
  errorFallback?: ComponentType<RemoteErrorProps> | undefined;
}

interface Props extends RemoteSlotProps {
  from: Reference;
  select: (exports: never) => unknown;
  props: object;
}

/** The place of one remote component. */
export function RemoteSlot({ from, select, props, ...boundary }: Props): ReactNode {
  return (
    <Place {...boundary} from={from}>
      {(retry, settled) => (
        <Selected {...boundary} key={from} from={from} select={select} props={props} retry={retry} settled={settled} />
      )}
    </Place>
  );
}

interface SelectedProps extends Pick<Props, "from" | "select" | "props" | "errorFallback"> {
  retry: () => void;
  settled: ReactNode;
}

function Selected({ from, select, props, settled, ...failed }: SelectedProps): ReactNode {
  const runtime = useRuntime();
  const { exports, error } = useOutcome(from);
  // Not thrown: React would log it as an error of this tree, and render all of it once more.
  if (error !== undefined) return <RemoteFailed {...failed} runtime={runtime} from={from} error={error} />;
  return (
    <>
      {createElement(asComponent(select(exports as never), from, exports), props)}
      {settled}
    </>
  );
}

/** @throws NacreError `NACRE_SHELL_NOT_A_COMPONENT` */
export function asComponent(value: unknown, reference: Reference, exports: unknown): ElementType {
  if (typeof value === "function" || (typeof value === "object" && value !== null && "$$typeof" in value))
    return value as ElementType;
  throw new NacreError("NACRE_SHELL_NOT_A_COMPONENT", { reference, exports: Object.keys(Object(exports) as object) });
}

/** The default export. A CommonJS module is its own. */
export function defaultExport(exports: unknown): unknown {
  return typeof exports === "object" && exports !== null && "default" in exports ? exports.default : exports;
}
