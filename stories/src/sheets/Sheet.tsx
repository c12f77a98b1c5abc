import type { ReactElement, ReactNode } from "react";
import styles from "./Sheet.module.css";

/** Many things on one page, for those who want to see all of them at once: people, and the pictures in `test/`. */
export function Sheet({ children }: { children: ReactNode }): ReactElement {
  return <div className={styles.sheet}>{children}</div>;
}

interface GroupProps {
  title: string;
  /** Takes the whole width. */
  wide?: boolean;
  children: ReactNode;
}

/** Things that belong together, in a row that wraps. */
export function Group({ title, wide = false, children }: GroupProps): ReactElement {
  return (
    <section className={wide ? `${styles.group} ${styles.wide}` : styles.group} aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      <div className={styles.things}>{children}</div>
    </section>
  );
}
