import Button from "components/Button";
import { type ReactElement, useState } from "react";
import { Link } from "react-router";
import { useCart } from "shell/cart";
import { AddressForm } from "./AddressForm.tsx";
import { CartLines } from "./CartLines.tsx";
import type { PlacedOrder } from "./placeOrder.ts";
import styles from "./Page.module.css";
import { Summary } from "./Summary.tsx";
import { ThankYou } from "./ThankYou.tsx";

export default function Page(): ReactElement {
  const empty = useCart((cart) => cart.lines.length === 0);
  const [order, setOrder] = useState<PlacedOrder>();
  if (order) return <ThankYou order={order} />;
  return empty ? <EmptyCart /> : <Checkout onPlaced={setOrder} />;
}

function Checkout({ onPlaced }: { onPlaced: (order: PlacedOrder) => void }): ReactElement {
  return (
    <>
      <title>Checkout · Nacre &amp; Co</title>
      <h1 className={styles.title}>Checkout</h1>
      <div className={styles.columns}>
        <section aria-labelledby="cart" className={styles.cart}>
          <h2 id="cart">Your cart</h2>
          <CartLines />
          <Summary />
        </section>
        <section aria-labelledby="address">
          <h2 id="address">Where shall it go?</h2>
          <AddressForm onPlaced={onPlaced} />
        </section>
      </div>
    </>
  );
}

function EmptyCart(): ReactElement {
  return (
    <section className={styles.empty}>
      <title>Your cart · Nacre &amp; Co</title>
      <h1>Your cart is empty</h1>
      <p>A good moment to look at the lamps.</p>
      <Button render={(props) => <Link to="/catalog" {...props} />}>Browse the catalog</Button>
    </section>
  );
}
