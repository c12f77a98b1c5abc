import { type ReactElement, useState } from "react";
import styles from "./Footer.module.css";
import { dispatchNotice, openingNotice } from "./workshopHours.ts";

export function Footer(): ReactElement {
  const [now] = useState(() => new Date());
  return (
    <footer className={styles.footer}>
      <div className={styles.columns}>
        <div>
          <p className={styles.name}>Nacre &amp; Co</p>
          <p>Ceramics, lamps and objects for the desk, made in small rooms by people whose names we know.</p>
        </div>
        <div>
          <h2>The workshop</h2>
          <p>
            Speicherhof 3
            <br />
            20457 Hamburg
          </p>
        </div>
        <div>
          <h2>Hours</h2>
          <p>
            Monday to Friday, 10:00 to 18:00
            <br />
            {openingNotice(now)}
          </p>
        </div>
        <div>
          <h2>Delivery</h2>
          <p>{dispatchNotice(now)}. Free from €80, carbon counted.</p>
        </div>
      </div>
      <p className={styles.small}>A reference shop: one page from five builds. Nothing here can be bought.</p>
    </footer>
  );
}
