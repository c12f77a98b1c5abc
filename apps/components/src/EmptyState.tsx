import type { ReactElement, ReactNode } from "react";
import "./tokens.css";
import styles from "./EmptyState.module.css";

export interface EmptyStateProps {
  title: ReactNode;
  /** Level of the title's heading on its page. */
  level?: 2 | 3 | 4;
  /** A picture: an `<svg>` of the text's colour. */
  icon?: ReactNode;
  /** Why there is nothing, and what could be here. */
  children?: ReactNode;
  /** The way on: a button, a link. */
  action?: ReactNode;
}

/** What a place says when there is nothing to show in it. */
export function EmptyState({ title, level = 2, icon, children, action }: EmptyStateProps): ReactElement {
  const Heading = `h${level}` as const;
  return (
    <div className={styles.empty}>
      {icon && (
        <div className={styles.icon} aria-hidden="true">
          {icon}
        </div>
      )}
      <Heading className={styles.title}>{title}</Heading>
      {children && <div className={styles.text}>{children}</div>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}

export default EmptyState;
