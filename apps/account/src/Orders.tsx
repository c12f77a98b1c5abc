import Skeleton from "components/Skeleton";
import { type ReactElement, Suspense } from "react";
import { Await, Link } from "react-router";
import { OrderRow } from "./OrderRow.tsx";
import styles from "./Orders.module.css";
import type { Order } from "./orders.ts";

export function Orders({ orders }: { orders: Promise<Order[]> }): ReactElement {
  return (
    <Suspense fallback={<Waiting />}>
      <Await
        resolve={orders}
        errorElement={<p role="alert">Your orders could not be read. They are safe: come back in a moment.</p>}
      >
        {(list) => (list.length === 0 ? <Nothing /> : <List orders={list} />)}
      </Await>
    </Suspense>
  );
}

function List({ orders }: { orders: Order[] }): ReactElement {
  return (
    <ul className={styles.list}>
      {orders.map((order) => (
        <OrderRow key={order.id} order={order} />
      ))}
    </ul>
  );
}

function Nothing(): ReactElement {
  return (
    <p className={styles.nothing}>
      No orders yet. <Link to="/catalog">The catalog</Link> is a good place to start.
    </p>
  );
}

function Waiting(): ReactElement {
  return (
    <div className={styles.list} aria-busy="true" aria-label="Orders are loading">
      <Skeleton shape="block" />
      <Skeleton shape="block" />
    </div>
  );
}
