import Button from "components/Button";
import EmptyState from "components/EmptyState";
import Price from "components/Price";
import Table, { type Column } from "components/Table";
import TextField from "components/TextField";
import { type ReactElement, useState } from "react";
import styles from "./Shelves.module.css";
import { type Product, useProducts } from "./useProducts.ts";

const columns: Column<Product>[] = [
  { key: "name", header: "Product", cell: ({ name }) => name, sortBy: ({ name }) => name },
  { key: "category", header: "Shelf", cell: ({ category }) => category, sortBy: ({ category }) => category },
  {
    key: "price",
    header: "Price",
    cell: ({ price }) => <Price amount={price} />,
    align: "end",
    sortBy: ({ price }) => price,
  },
  { key: "stock", header: "In stock", cell: ({ stock }) => stock, align: "end", sortBy: ({ stock }) => stock },
];

/** What is there, and how much of it. */
export function Shelves(): ReactElement {
  const { products, loading, failed, reload } = useProducts();
  const [words, setWords] = useState("");
  const found = products.filter(({ name }) => name.toLowerCase().includes(words.trim().toLowerCase()));
  return (
    <main className={styles.page}>
      <header className={styles.head}>
        <h1>Shelves</h1>
        <p>What the shop has today, for those who fill it up.</p>
      </header>
      <div className={styles.tools}>
        <TextField
          label="Find a product"
          type="search"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <Button variant="secondary" onClick={reload} disabled={loading}>
          Look again
        </Button>
      </div>
      {failed ? (
        <EmptyState title="The shelves cannot be read" action={<Button onClick={reload}>Try again</Button>}>
          The shop's API does not answer.
        </EmptyState>
      ) : (
        <Table
          caption="Products"
          captionHidden
          columns={columns}
          rows={found}
          rowKey={({ id }) => id}
          defaultSort={{ column: "stock" }}
          loading={loading}
          empty={`Nothing here goes by “${words}”.`}
        />
      )}
    </main>
  );
}
