import Button from "components/Button";
import Dialog from "components/Dialog";
import Price from "components/Price";
import { type ReactElement, useState } from "react";
import { Link } from "react-router";
import { type CartLine, useCart } from "shell/cart";
import styles from "./CartLines.module.css";
import { Quantity } from "./Quantity.tsx";

export function CartLines(): ReactElement {
  const lines = useCart((cart) => cart.lines);
  return (
    <>
      <ul className={styles.lines}>
        {lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ul>
      <EmptyTheCart />
    </>
  );
}

function Line({ line }: { line: CartLine }): ReactElement {
  const { id, name, image, price, quantity } = line;
  const setQuantity = useCart((cart) => cart.setQuantity);
  return (
    <li className={styles.line}>
      <img src={image} alt="" width="72" height="72" />
      <div className={styles.what}>
        <Link to={`/catalog/${id}`}>{name}</Link>
        <Quantity name={name} value={quantity} onChange={(next) => setQuantity(id, next)} />
      </div>
      <Price amount={price * quantity} />
    </li>
  );
}

function EmptyTheCart(): ReactElement {
  const clear = useCart((cart) => cart.clear);
  const [asking, setAsking] = useState(false);
  const close = (): void => setAsking(false);
  const actions = (
    <>
      <Button variant="secondary" onClick={close}>
        Keep it
      </Button>
      <Button onClick={clear}>Empty the cart</Button>
    </>
  );
  return (
    <div className={styles.empty}>
      <Button variant="quiet" size="small" aria-haspopup="dialog" onClick={() => setAsking(true)}>
        Empty the cart
      </Button>
      <Dialog open={asking} onClose={close} title="Take everything out?" actions={actions}>
        <p>You will find it all again in the catalog.</p>
      </Dialog>
    </div>
  );
}
