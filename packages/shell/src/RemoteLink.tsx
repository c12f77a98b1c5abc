import type { FocusEvent, PointerEvent, ReactNode } from "react";
import { Link, useResolvedPath, type LinkProps } from "react-router";
import { usePrefetch } from "./usePrefetch.ts";

/**
 * React Router's `Link`, which requests the files of its target's page as soon as the pointer or the focus is on it, so
 * that the click needs no round trip. What is asked for again is not requested again.
 *
 * @example
 * <RemoteLink to={`/catalog/${id}`}>Details</RemoteLink>
 */
export function RemoteLink({ onPointerEnter, onFocus, ...link }: LinkProps): ReactNode {
  const prefetch = usePrefetch();
  const target = useResolvedPath(link.to, link.relative === undefined ? {} : { relative: link.relative });
  const onIntent =
    <Event extends PointerEvent | FocusEvent>(own?: (event: Event) => void) =>
    (event: Event): void => {
      own?.(event);
      if (!event.defaultPrevented) prefetch(target);
    };
  return <Link {...link} onPointerEnter={onIntent(onPointerEnter)} onFocus={onIntent(onFocus)} />;
}
