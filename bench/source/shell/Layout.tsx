import type { ReactElement } from "react";
import { Link, Outlet, useNavigation } from "react-router";
import { useTheme } from "./theme.ts";

/** What a pointer over the link fetches ahead, in every variant alike. */
const prefetch = (): void => void import("catalog/Page");

export function Layout(): ReactElement {
  const { theme, toggle } = useTheme();
  const { state } = useNavigation();
  return (
    <div className={`shell shell-${theme}`} aria-busy={state === "loading"}>
      <header className="shell-header">
        <Link to="/">Shop</Link>
        <Link to="/catalog" onPointerEnter={prefetch}>
          Catalog
        </Link>
        <button type="button" onClick={toggle}>
          {theme}
        </button>
      </header>
      <main>
        <Outlet />
      </main>
    </div>
  );
}
