import type { RemoteErrorProps } from "@nacre/shell";
import { createContext, type ReactElement, use } from "react";
import { Link } from "react-router";
import type { Product } from "./featured.ts";
import styles from "./Home.module.css";
import { Card } from "./remotes.ts";

/** An `errorFallback` gets the error, not the props of what failed. */
const ProductContext = createContext<Product | undefined>(undefined);

export function Featured({ products }: { products: Product[] }): ReactElement {
  return (
    <ul className={styles.grid}>
      {products.map((product) => (
        <li key={product.id}>
          <ProductContext value={product}>
            <ProductCard {...product} />
          </ProductContext>
        </li>
      ))}
    </ul>
  );
}

function ProductCard({ id, name, price, summary, image }: Product): ReactElement {
  return (
    <Card
      title={<Link to={`/catalog/${id}`}>{name}</Link>}
      image={{ src: image, alt: "" }}
      price={price}
      fallback={<PlainCard />}
      errorFallback={PlainCard}
    >
      {summary}
    </Card>
  );
}

/** The product in the shell's own few words, while the library is on its way or when it could not be loaded. */
function PlainCard({ retry, retrying = false }: Partial<RemoteErrorProps>): ReactElement | null {
  const product = use(ProductContext);
  if (!product) return null;
  return (
    <div className={styles.plainCard}>
      <img src={product.image} alt="" loading="lazy" width="600" height="600" />
      <Link to={`/catalog/${product.id}`}>{product.name}</Link>
      <p>{product.summary}</p>
      {retry && (
        <button type="button" onClick={retry} disabled={retrying}>
          Try to show it properly
        </button>
      )}
    </div>
  );
}

export function FeaturedSkeleton(): ReactElement {
  return (
    <ul className={styles.grid} aria-busy="true" aria-label="Products are loading">
      {[1, 2, 3, 4].map((place) => (
        <li key={place} className={styles.placeholder} />
      ))}
    </ul>
  );
}
