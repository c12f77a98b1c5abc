import { RouteAnnouncer } from "@nacre/shell";
import { type MouseEvent, type ReactElement, useRef } from "react";
import { Outlet, ScrollRestoration, useNavigation } from "react-router";
import { Footer } from "./Footer.tsx";
import { Header } from "./Header.tsx";
import styles from "./Layout.module.css";
import { NewVersion } from "./NewVersion.tsx";

/** What stands around every page. */
export function Layout(): ReactElement {
  const main = useRef<HTMLElement>(null);
  return (
    <div className={styles.layout}>
      <a className={styles.skip} href="#main" onClick={(event) => skipTo(event, main.current)}>
        Skip to the content
      </a>
      <RouteAnnouncer focus={main} />
      <Progress />
      <Header />
      <main id="main" className={styles.main} ref={main} tabIndex={-1}>
        <Outlet />
      </main>
      <NewVersion onLater={() => main.current?.focus({ preventScroll: true })} />
      <Footer />
      <ScrollRestoration />
    </div>
  );
}

/** Not by the address: `#main` would be a navigation. */
function skipTo(event: MouseEvent, main: HTMLElement | null): void {
  event.preventDefault();
  main?.focus();
}

/** A page is on its way. */
function Progress(): ReactElement {
  const busy = useNavigation().state !== "idle";
  return (
    <div role="status" className={styles.progress} data-busy={busy || undefined}>
      {busy && <span className={styles.hidden}>Loading the page</span>}
    </div>
  );
}
