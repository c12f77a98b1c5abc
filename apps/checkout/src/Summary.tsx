import Price from "components/Price";
import type { ReactElement } from "react";
import { totalOf, useCart } from "shell/cart";
import styles from "./Summary.module.css";

/** Cents. */
const DELIVERY = 600;
const FREE_FROM = 8000;

export function Summary(): ReactElement {
  const goods = useCart(totalOf);
  const delivery = goods >= FREE_FROM ? 0 : DELIVERY;
  return (
    <dl className={styles.summary}>
      <dt>Goods</dt>
      <dd>
        <Price amount={goods} />
      </dd>
      <dt>Delivery</dt>
      <dd>{delivery === 0 ? "Free" : <Price amount={delivery} />}</dd>
      <dt className={styles.total}>Total, VAT included</dt>
      <dd className={styles.total}>
        <Price amount={goods + delivery} />
      </dd>
    </dl>
  );
}
