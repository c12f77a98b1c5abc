import type { PageLoaderArgs } from "@nacre/shell";
import Button from "components/Button";
import Price from "components/Price";
import { type ReactElement, useState } from "react";
import { type ActionFunctionArgs, data, Link, useLoaderData } from "react-router";
import { leavesOn, soldSince } from "./delivery.ts";
import { DeliveryDialog } from "./DeliveryDialog.tsx";
import styles from "./Detail.module.css";
import { CATEGORIES, fetchProducts, type Product, readProduct, waitFor } from "./products.ts";
import { Related } from "./Related.tsx";
import { useAddToCart } from "./useAddToCart.ts";
import { type Waited, Waiting } from "./Waiting.tsx";

export { ErrorBoundary } from "./ErrorBoundary.tsx";

interface Data {
  product: Product;
  /** On its way: the page is there before it. */
  related: Promise<Product[]>;
}

export async function loader({ data: declared, request }: PageLoaderArgs): Promise<Data> {
  const product = await readProduct(await declared("/api/products/:id"));
  if (!product) throw data(null, { status: 404 });
  const related = fetchProducts(new URLSearchParams({ category: product.category }), request.signal);
  related.catch(() => {}); // Whoever awaits it shows the error; before that it is nobody's.
  return { product, related };
}

/** Somebody wants to hear when the product is back. */
export async function action({ params, request }: ActionFunctionArgs): Promise<Waited> {
  const field = (await request.formData()).get("email");
  const email = typeof field === "string" ? field : "";
  const { problem } = await waitFor(params["id"] ?? "", email);
  return problem === undefined ? { email } : { problem };
}

export default function Detail(): ReactElement {
  const { product, related } = useLoaderData<typeof loader>();
  const label = CATEGORIES.find(([id]) => id === product.category)?.[1] ?? product.category;
  return (
    <>
      <title>{`${product.name} · Nacre & Co`}</title>
      <nav aria-label="Breadcrumb" className={styles.crumbs}>
        <Link to="/catalog">Catalog</Link>
        <span aria-hidden="true">/</span>
        <Link to={`/catalog?category=${product.category}`}>{label}</Link>
      </nav>
      <article className={styles.detail}>
        <img className={styles.picture} src={product.image} alt={product.name} width="600" height="600" />
        <About key={product.id} product={product} />
      </article>
      <Related title={`More ${label.toLowerCase()}`} related={related} except={product.id} />
    </>
  );
}

function About({ product }: { product: Product }): ReactElement {
  const { name, summary, description, price, material, size, since } = product;
  return (
    <div className={styles.about}>
      <h1>{name}</h1>
      <p className={styles.summary}>{summary}</p>
      <p className={styles.price}>
        <Price amount={price} size="large" /> <span>VAT included</span>
      </p>
      <Buy product={product} />
      <p className={styles.description}>{description}</p>
      <dl className={styles.facts}>
        <dt>Material</dt>
        <dd>{material}</dd>
        <dt>Size</dt>
        <dd>{size}</dd>
        <dt>In the shop since</dt>
        <dd>{soldSince(since)}</dd>
      </dl>
    </div>
  );
}

function Buy({ product }: { product: Product }): ReactElement {
  const { add, added } = useAddToCart(product);
  const [dialog, setDialog] = useState(false);
  const { stock, leadDays } = product;
  return (
    <>
      <p className={styles.stock} data-out={stock === 0 || undefined}>
        {stock === 0
          ? "Sold out. The next ones are being made."
          : `${stockOf(stock)} Leaves the workshop on ${leavesOn(leadDays)}.`}
      </p>
      {stock === 0 && <Waiting count={product.waiting} />}
      <div className={styles.actions}>
        {stock > 0 && <Button onClick={add}>Add to cart</Button>}
        <Button variant={stock > 0 ? "quiet" : "secondary"} aria-haspopup="dialog" onClick={() => setDialog(true)}>
          Delivery and returns
        </Button>
      </div>
      {stock > 0 && (
        <p className={styles.added} role="status">
          {added && (
            <>
              In your cart. <Link to="/checkout">Go to checkout</Link>
            </>
          )}
        </p>
      )}
      <DeliveryDialog open={dialog} onClose={() => setDialog(false)} leadDays={leadDays} />
    </>
  );
}

function stockOf(stock: number): string {
  return stock < 6 ? `Only ${stock} left.` : "In stock.";
}
