import { type RefObject, useEffect, useRef } from "react";
import { useLocation } from "react-router";

/** After a click to another page, the keyboard and the screen reader go on where that page begins. */
export function useFocusOnNavigation(target: RefObject<HTMLElement | null>): void {
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    target.current?.focus({ preventScroll: true });
  }, [pathname, target]);
}
