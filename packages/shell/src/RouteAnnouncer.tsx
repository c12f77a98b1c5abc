import {
  useEffect,
  useInsertionEffect,
  useRef,
  useState,
  type CSSProperties,
  type ReactElement,
  type RefObject,
} from "react";
import { useLocation } from "react-router";

/** What `RouteAnnouncer` takes. Nothing is needed. */
export interface RouteAnnouncerProps {
  /**
   * What gets the focus after a navigation: the element in which pages begin, with `tabIndex={-1}`. A page that has focused
   * something of its own keeps it. Default: the focus stays where it is.
   */
  focus?: RefObject<HTMLElement | null>;
  /** What is said of the new page. Default: its title, else its first heading, else its path. */
  message?: () => string;
}

/**
 * What a browser does after it has loaded a document, for navigations that load none: says to a screen reader which page
 * this is now, and puts the keyboard where that page begins. Stands once in the shell's layout, and is not seen.
 *
 * Silent on the first page, which the browser announces, and while only search or hash change. It does not scroll.
 *
 * @example
 * const main = useRef<HTMLElement>(null);
 * <RouteAnnouncer focus={main} />
 * <main ref={main} tabIndex={-1}><Outlet /></main>
 */
export function RouteAnnouncer({ focus, message }: RouteAnnouncerProps): ReactElement {
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  const focused = useRef<Element>(null);
  const [said, setSaid] = useState({ text: "", page: 0 });
  // Before anything of the new page can take the focus.
  useInsertionEffect(() => {
    focused.current = document.activeElement;
  });
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    if (focus?.current) moveFocus(focus.current, focused.current);
    setSaid(({ page }) => ({ text: message ? message() : nameOf(pathname), page: page + 1 }));
  }, [pathname, focus, message]);
  return (
    <div role="status" style={hidden}>
      {/* Anew for each page: two of one name are said twice. */}
      <span key={said.page}>{said.text}</span>
    </div>
  );
}

function moveFocus(target: HTMLElement, before: Element | null): void {
  const { activeElement } = document;
  if (activeElement !== before && target.contains(activeElement)) return;
  target.focus({ preventScroll: true });
}

function nameOf(pathname: string): string {
  return document.title || document.querySelector("h1")?.textContent || pathname;
}

/** Not seen, and still there for screen readers. */
const hidden: CSSProperties = {
  position: "absolute",
  width: 1,
  height: 1,
  overflow: "hidden",
  clipPath: "inset(50%)",
  whiteSpace: "nowrap",
};
