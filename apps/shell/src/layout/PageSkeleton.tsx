import type { ReactElement } from "react";
import styles from "./PageSkeleton.module.css";

/** The place of a page that is on its way on the first visit. Later the page before it stays until it is there. */
export function PageSkeleton(): ReactElement {
  return (
    <div className={styles.page} role="status" aria-label="Loading the page">
      <div className={styles.title} />
      <div className={styles.line} />
      <div className={styles.block} />
    </div>
  );
}
