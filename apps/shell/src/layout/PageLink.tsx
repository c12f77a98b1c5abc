import { usePrefetch } from "@nacre/shell";
import type { ReactElement } from "react";
import { NavLink, type NavLinkProps } from "react-router";

/** A link that knows whether its page is the current one, and requests that page's files when a click is likely. */
export function PageLink({ to, ...rest }: NavLinkProps): ReactElement {
  const prefetch = usePrefetch();
  return <NavLink to={to} {...rest} onPointerEnter={() => prefetch(to)} onFocus={() => prefetch(to)} />;
}
