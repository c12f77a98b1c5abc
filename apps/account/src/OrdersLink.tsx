import { RemoteLink } from "@nacre/shell";
import type { ReactElement } from "react";
import styles from "./OrdersLink.module.css";

/** What the account puts into the shell's header, for somebody who is signed in. */
export default function OrdersLink({ name }: { name: string }): ReactElement {
  return (
    <RemoteLink to="/account" className={styles.link} aria-label={`Orders of ${name}`}>
      <svg
        viewBox="0 0 24 24"
        width="22"
        height="22"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        aria-hidden="true"
      >
        <path d="M4 8l8-4.5L20 8v8.5L12 21l-8-4.5V8ZM4 8l8 4.5L20 8M12 12.5V21" strokeLinejoin="round" />
      </svg>
    </RemoteLink>
  );
}
