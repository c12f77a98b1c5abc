import type { ReactElement } from "react";
import styles from "./PageFailure.module.css";

/** When the shell itself fails. Nothing of it can be trusted any more, so this is a plain page. */
export function Sorry(): ReactElement {
  return (
    <main className={styles.failure} role="alert">
      <title>Something broke · Nacre &amp; Co</title>
      <h1>Something broke on our side</h1>
      <p>
        Your cart is kept. <a href="/">Start again from the home page</a>
      </p>
    </main>
  );
}
