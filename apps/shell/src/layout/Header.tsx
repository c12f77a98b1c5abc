import type { ReactElement } from "react";
import { Link } from "react-router";
import { countOf, useCart } from "../cart.ts";
import { ThemeToggle } from "../theme/ThemeToggle.tsx";
import styles from "./Header.module.css";
import { HeaderActions } from "./HeaderActions.tsx";
import { BagIcon } from "./icons.tsx";
import { PageLink } from "./PageLink.tsx";
import { SessionMenu } from "./SessionMenu.tsx";

export function Header(): ReactElement {
  return (
    <header className={styles.header}>
      <div className={styles.bar}>
        <Link to="/" className={styles.logo} aria-label="Nacre & Co, home">
          <span className={styles.pearl} aria-hidden="true" />
          Nacre <span className={styles.and}>&amp;</span> Co
        </Link>
        <nav className={styles.nav} aria-label="Main">
          <PageLink to="/catalog">Catalog</PageLink>
          <PageLink to="/account">Account</PageLink>
        </nav>
        <div className={styles.tools}>
          <ThemeToggle />
          <HeaderActions />
          <SessionMenu />
          <CartLink />
        </div>
      </div>
    </header>
  );
}

function CartLink(): ReactElement {
  const count = useCart(countOf);
  return (
    <PageLink
      to="/checkout"
      className={`${styles.cart}`}
      aria-label={`Cart, ${count} ${count === 1 ? "item" : "items"}`}
    >
      <BagIcon />
      <span className={styles.cartWord}>Cart</span>{" "}
      {count > 0 && (
        <span key={count} className={styles.count} data-testid="cart-count">
          {count}
        </span>
      )}
    </PageLink>
  );
}
