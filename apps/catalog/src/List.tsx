import type { ReactElement } from "react";
import {
  Link,
  type LoaderFunctionArgs,
  useLoaderData,
  useLocation,
  useNavigation,
  useSearchParams,
} from "react-router";
import { Filter } from "./Filter.tsx";
import styles from "./List.module.css";
import { fetchProducts, type Product } from "./products.ts";
import { ProductCard } from "./ProductCard.tsx";

export { ErrorBoundary } from "./ErrorBoundary.tsx";

export async function loader({ request }: LoaderFunctionArgs): Promise<{ products: Product[] }> {
  return { products: await fetchProducts(new URL(request.url).searchParams, request.signal) };
}

export default function List(): ReactElement {
  const { products } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  const busy = useNavigation().location?.pathname === pathname;
  return (
    <>
      <title>Catalog · Nacre &amp; Co</title>
      <header className={styles.head}>
        <h1>Catalog</h1>
        <p>Everything that is on the shelves today. What is gone comes back when its maker has time.</p>
      </header>
      <Filter />
      <p className={styles.count} role="status">
        {products.length} {products.length === 1 ? "object" : "objects"}
      </p>
      {products.length === 0 ? <Nothing /> : <Grid products={products} busy={busy} />}
    </>
  );
}

function Grid({ products, busy }: { products: Product[]; busy: boolean }): ReactElement {
  return (
    <ul className={styles.grid} aria-label="Products" aria-busy={busy}>
      {products.map((product) => (
        <li key={product.id}>
          <ProductCard product={product} level={2} />
        </li>
      ))}
    </ul>
  );
}

function Nothing(): ReactElement {
  const [search] = useSearchParams();
  const words = search.get("q");
  return (
    <div className={styles.nothing}>
      <h2>{words ? `Nothing here goes by “${words}”` : "Nothing here today"}</h2>
      <p>
        <Link to="/catalog">Show everything</Link>
      </p>
    </div>
  );
}
