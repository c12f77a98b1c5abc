import Button from "components/Button";
import Card from "components/Card";
import Price from "components/Price";
import { addDays, format } from "date-fns";
import type { ReactElement } from "react";
import { useLoaderData, useSearchParams } from "react-router";
import { useBasket } from "./basket.ts";
import { products, type Product } from "./products.ts";
import "./catalog.css";

export function loadProducts(): Product[] {
  return products;
}

export function Page(): ReactElement {
  const found: Product[] = useLoaderData();
  const [search] = useSearchParams();
  const { count, add } = useBasket();
  const from = new Date(2026, 0, 1);
  return (
    <section className="catalog">
      <h1 {...{ elementtiming: "catalog" }}>Catalog {search.get("q")}</h1>
      <p>{count} in the basket</p>
      <div className="catalog-grid">
        {found.map(({ id, title, cents }) => (
          <Card key={id} title={title}>
            <Price cents={cents} />
            <p>There by {format(addDays(from, id), "EEEE, d MMMM yyyy")}</p>
            <Button onClick={add}>Add</Button>
          </Card>
        ))}
      </div>
    </section>
  );
}
