import type { Reference } from "@nacre/contract";
import type { ReactNode } from "react";
import { defaultExport, RemoteSlot, type RemoteSlotProps } from "./RemoteSlot.tsx";

export interface RemoteComponentProps<Props extends object = Record<string, unknown>> extends RemoteSlotProps {
  /** The module whose default export is rendered. Another value is another component: its state starts anew. */
  from: Reference;
  /** Props of that component, `ref` and `key` among them. */
  props?: Props;
  children?: ReactNode;
}

/**
 * A component of another build whose name is known only at run time. As `remote()`, but nothing checks the props; prefer
 * `remote()` where the name is known.
 *
 * @example
 * <RemoteComponent from={`${widget.remote}/Teaser`} props={{ limit: 3 }} fallback={<Skeleton />} />
 */
export function RemoteComponent<Props extends object = Record<string, unknown>>(
  options: RemoteComponentProps<Props>,
): ReactNode {
  const { from, props, children, ...place } = options;
  const all = children === undefined ? { ...props } : { ...props, children };
  return <RemoteSlot {...place} from={from} select={defaultExport} props={all} />;
}
