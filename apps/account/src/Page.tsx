import type { ReactElement } from "react";
import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import { useSession } from "shell/session";
import { fetchOrders, type Order } from "./orders.ts";
import { Orders } from "./Orders.tsx";
import styles from "./Page.module.css";
import { Profile } from "./Profile.tsx";
import { SignIn } from "./SignIn.tsx";

/** Does not wait: the page is there before the orders are. */
export function loader({ request }: LoaderFunctionArgs): { orders: Promise<Order[]> } {
  const orders = fetchOrders(request.signal);
  orders.catch(() => {}); // Whoever awaits it shows the error; before that it is nobody's.
  return { orders };
}

export default function Page(): ReactElement {
  const { orders } = useLoaderData<typeof loader>();
  const user = useSession((session) => session.user);
  return (
    <>
      <title>Account · Nacre &amp; Co</title>
      <h1 className={styles.title}>{user ? `Hello, ${user.name.split(" ")[0]}` : "Your account"}</h1>
      <div className={styles.columns}>
        <section aria-labelledby="orders">
          <h2 id="orders">Orders</h2>
          <Orders orders={orders} />
        </section>
        <section aria-labelledby="details" className={styles.details}>
          <h2 id="details">Your details</h2>
          {user ? <Profile key={user.id} user={user} /> : <SignIn />}
        </section>
      </div>
    </>
  );
}
