import type { ReactElement } from "react";
import { Link } from "react-router";
import styles from "./Home.module.css";
import { Button } from "./remotes.ts";

export function Hero(): ReactElement {
  return (
    <section className={styles.hero}>
      <div>
        <h1>Objects for slow rooms</h1>
        <p className={styles.lead}>
          Ceramics, lamps and things for the desk. Few of each, made to be used every day and handed on.
        </p>
        <div className={styles.actions}>
          <Button
            render={(props) => <Link to="/catalog" {...props} />}
            fallback={<PlainLink />}
            errorFallback={PlainLink}
          >
            Browse the catalog
          </Button>
          <Link to="/catalog/3">The pearl table lamp</Link>
        </div>
      </div>
      <div className={styles.gallery} aria-hidden="true">
        <img src="/api/products/3/image.svg" alt="" width="600" height="600" />
        <img src="/api/products/7/image.svg" alt="" width="600" height="600" />
        <img src="/api/products/11/image.svg" alt="" width="600" height="600" />
      </div>
    </section>
  );
}

/** The same link when the library is not there. */
function PlainLink(): ReactElement {
  return (
    <Link to="/catalog" className={styles.plainButton}>
      Browse the catalog
    </Link>
  );
}
