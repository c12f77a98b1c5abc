import { RemoteLink } from "@nacre/shell";
import Button from "components/Button";
import Card from "components/Card";
import type { ReactElement } from "react";
import { isNew } from "./delivery.ts";
import type { Product } from "./products.ts";
import { useAddToCart } from "./useAddToCart.ts";

interface Props {
  product: Product;
  /** Of the heading, below that of what the card stands in. */
  level: 2 | 3;
}

export function ProductCard({ product, level }: Props): ReactElement {
  const { id, name, image, summary, price, stock } = product;
  const { add, added } = useAddToCart(product);
  const action = (
    <Button size="small" variant="secondary" aria-label={`Add ${name} to the cart`} onClick={add}>
      {added ? "Added" : "Add"}
    </Button>
  );
  return (
    <Card
      level={level}
      title={<RemoteLink to={`/catalog/${id}`}>{name}</RemoteLink>}
      image={{ src: image, alt: "" }}
      badge={badgeOf(product)}
      price={price}
      action={stock > 0 && action}
    >
      {summary}
    </Card>
  );
}

function badgeOf({ stock, since }: Product): string | undefined {
  if (stock === 0) return "Sold out";
  return isNew(since) ? "New" : undefined;
}
