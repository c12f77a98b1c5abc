import Button from "components/Button";
import Price from "components/Price";
import { type ReactElement, useEffect, useRef } from "react";
import { Link } from "react-router";
import type { PlacedOrder } from "./placeOrder.ts";
import styles from "./ThankYou.module.css";

export function ThankYou({ order }: { order: PlacedOrder }): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className={styles.thanks}>
      <title>Thank you · Nacre &amp; Co</title>
      <div className={styles.pearl} aria-hidden="true" />
      <h1 ref={heading} tabIndex={-1}>
        Thank you
      </h1>
      <p>
        Order <strong>{order.id}</strong> over <Price amount={order.total} /> is placed. The receipt goes to{" "}
        {order.email}.
      </p>
      <p className={styles.ways}>
        <Button render={(props) => <Link to="/account" {...props} />}>See your orders</Button>
        <Button variant="secondary" render={(props) => <Link to="/catalog" {...props} />}>
          Keep looking
        </Button>
      </p>
    </section>
  );
}
