import {
  useEffect,
  useImperativeHandle,
  useRef,
  type FocusEvent,
  type PointerEvent,
  type ReactNode,
  type Ref,
  type RefObject,
} from "react";
import { Link, useResolvedPath, type LinkProps, type Path } from "react-router";
import { usePrefetch } from "./usePrefetch.ts";

/** What `RemoteLink` takes: all that a `Link` does, and when to request what it leads to. */
export interface RemoteLinkProps extends Omit<LinkProps, "prefetch"> {
  /**
   * When its target is requested: `intent` (default) when the pointer or the focus is on the link, `viewport` when the link
   * is seen, `render` as soon as it is rendered, `none` never.
   */
  prefetch?: "intent" | "viewport" | "render" | "none";
  ref?: Ref<HTMLAnchorElement>;
}

/**
 * React Router's `Link`, which requests its target's code and declared data ahead, so that the click needs no round trip.
 * What is asked for again is not requested again.
 *
 * @example
 * <RemoteLink to={`/catalog/${id}`} prefetch="viewport">Details</RemoteLink>
 */
export function RemoteLink({ prefetch = "intent", onPointerEnter, onFocus, ref, ...link }: RemoteLinkProps): ReactNode {
  const request = usePrefetch();
  const target = useResolvedPath(link.to, link.relative === undefined ? {} : { relative: link.relative });
  const element = useRef<HTMLAnchorElement>(null);
  useImperativeHandle(ref, () => element.current as HTMLAnchorElement);
  useEarlyPrefetch(element, prefetch, target);
  const onIntent =
    <Event extends PointerEvent | FocusEvent>(own?: (event: Event) => void) =>
    (event: Event): void => {
      own?.(event);
      if (prefetch === "intent" && !event.defaultPrevented) request(target);
    };
  return <Link {...link} ref={element} onPointerEnter={onIntent(onPointerEnter)} onFocus={onIntent(onFocus)} />;
}

/** Before anyone shows an intent. */
function useEarlyPrefetch(
  element: RefObject<HTMLAnchorElement | null>,
  when: RemoteLinkProps["prefetch"],
  { pathname }: Path,
): void {
  const request = usePrefetch();
  useEffect(() => {
    if (when === "render") request(pathname);
    if (when !== "viewport" || !element.current) return undefined;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      request(pathname);
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, when, pathname, request]);
}
