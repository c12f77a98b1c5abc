import type { RemoteErrorProps } from "@nacre/shell";
import type { ReactElement } from "react";
import { Link } from "react-router";
import styles from "./PageFailure.module.css";

/** Stands where a page should be, while everything around it goes on working. */
export function PageFailure({ remote, phase, retry, retrying = false }: RemoteErrorProps): ReactElement {
  return (
    <section className={styles.failure} role="alert">
      <title>Something is missing · Nacre &amp; Co</title>
      <h1>{phase === "load" || phase === "resolve" ? "This page did not arrive" : "This page stopped working"}</h1>
      <p>The rest of the shop is fine, and so is your cart. It is the “{remote}” part that is missing.</p>
      <p className={styles.ways}>
        <button type="button" onClick={retry} disabled={retrying}>
          {retrying ? "Trying…" : "Try again"}
        </button>
        <Link to="/">Go to the home page</Link>
      </p>
    </section>
  );
}
