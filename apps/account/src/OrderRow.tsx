import Button from "components/Button";
import Dialog from "components/Dialog";
import Price from "components/Price";
import { format, formatDistanceToNow, parseISO } from "date-fns";
import { type ReactElement, useState } from "react";
import { Link } from "react-router";
import styles from "./OrderRow.module.css";
import type { Order } from "./orders.ts";

const STATUS = { placed: "Being packed", sent: "On its way", delivered: "Delivered" } as const;

export function OrderRow({ order }: { order: Order }): ReactElement {
  const [open, setOpen] = useState(false);
  const placed = parseISO(order.placedAt);
  return (
    <li className={styles.row}>
      <div className={styles.pictures} aria-hidden="true">
        {order.items.slice(0, 2).map(({ productId, image }) => (
          <img key={productId} src={image} alt="" width="56" height="56" />
        ))}
      </div>
      <div className={styles.text}>
        <p className={styles.number}>Order {order.id}</p>
        <p>
          <time dateTime={order.placedAt}>{format(placed, "d MMMM yyyy")}</time>,{" "}
          {formatDistanceToNow(placed, { addSuffix: true })}
        </p>
        <p className={styles.status} data-status={order.status}>
          {STATUS[order.status]}
        </p>
      </div>
      <div className={styles.end}>
        <Price amount={order.total} />
        <Button
          size="small"
          variant="secondary"
          aria-haspopup="dialog"
          aria-label={`Details of order ${order.id}`}
          onClick={() => setOpen(true)}
        >
          Details
        </Button>
      </div>
      <Dialog open={open} onClose={() => setOpen(false)} title={`Order ${order.id}`}>
        <Items order={order} />
      </Dialog>
    </li>
  );
}

function Items({ order }: { order: Order }): ReactElement {
  return (
    <ul className={styles.items}>
      {order.items.map(({ productId, name, quantity, price }) => (
        <li key={productId}>
          <span>
            {quantity} × <Link to={`/catalog/${productId}`}>{name}</Link>
          </span>
          <Price amount={price * quantity} />
        </li>
      ))}
      <li>
        <span>Delivery</span>
        {order.delivery === 0 ? "Free" : <Price amount={order.delivery} />}
      </li>
      <li className={styles.total}>
        <span>Total</span>
        <Price amount={order.total} />
      </li>
    </ul>
  );
}
