import Card from "components/Card";
import { type ReactElement, Suspense } from "react";
import { Await } from "react-router";
import type { Product } from "./products.ts";
import { ProductCard } from "./ProductCard.tsx";
import styles from "./Related.module.css";

interface Props {
  title: string;
  related: Promise<Product[]>;
  except: string;
}

/** How many are shown. */
const COUNT = 4;

/** A page is fine without it: when it cannot be read, nothing is said. */
export function Related({ title, related, except }: Props): ReactElement {
  return (
    <section className={styles.related} aria-label={title}>
      <h2>{title}</h2>
      <Suspense fallback={<Waiting />}>
        <Await resolve={related} errorElement={null}>
          {(products) => (
            <ul className={styles.grid}>
              {others(products, except).map((product) => (
                <li key={product.id}>
                  <ProductCard level={3} product={product} />
                </li>
              ))}
            </ul>
          )}
        </Await>
      </Suspense>
    </section>
  );
}

function others(products: Product[], except: string): Product[] {
  return products.filter(({ id }) => id !== except).slice(0, COUNT);
}

function Waiting(): ReactElement {
  return (
    <ul className={styles.grid} aria-busy="true" aria-label="Products are loading">
      {Array.from({ length: COUNT }, (_, place) => (
        <li key={place}>
          <Card loading />
        </li>
      ))}
    </ul>
  );
}
