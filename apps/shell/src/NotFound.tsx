import type { ReactElement } from "react";
import { Link } from "react-router";
import styles from "./NotFound.module.css";

export function NotFound(): ReactElement {
  return (
    <section className={styles.page}>
      <title>Not found · Nacre &amp; Co</title>
      <p className={styles.code} aria-hidden="true">
        404
      </p>
      <h1>This shelf is empty</h1>
      <p>The page that you are looking for was moved, sold, or never made.</p>
      <p>
        <Link to="/catalog">See everything we make</Link>
      </p>
    </section>
  );
}
