import type { DatabaseSync } from "node:sqlite";
import { inTransaction } from "./openDatabase.ts";
import type { OrderLine, OrderRequest, Problems } from "./validate.ts";

/** Writes an order and takes its pieces out of stock: both, or neither. */
export function placeOrder(
  db: DatabaseSync,
  order: OrderRequest & { owner: string; placedAt: string },
): { id: number } | { problems: Problems } {
  try {
    return inTransaction(db, () => {
      const { owner, placedAt, items, ...address } = order;
      const { lastInsertRowid } = db
        .prepare("INSERT INTO orders (owner, placedAt, status, address) VALUES (?, ?, 'placed', ?)")
        .run(owner, placedAt, JSON.stringify(address));
      for (const line of items) takeLine(db, Number(lastInsertRowid), line);
      return { id: Number(lastInsertRowid) };
    });
  } catch (error) {
    if (error instanceof Refused) return { problems: { items: error.message } };
    throw error;
  }
}

/** Undoes the transaction and tells the customer why. */
class Refused extends Error {}

function takeLine(db: DatabaseSync, orderId: number, { id, quantity }: OrderLine): void {
  const product = db.prepare("SELECT name, price, stock FROM products WHERE id = ?").get(id) as
    | { name: string; price: number; stock: number }
    | undefined;
  if (!product) throw new Refused(`We no longer sell product ${id}.`);
  if (product.stock < quantity) throw new Refused(leftOf(product.name, product.stock));
  db.prepare("UPDATE products SET stock = stock - ? WHERE id = ?").run(quantity, id);
  db.prepare(
    "INSERT INTO items VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET quantity = quantity + excluded.quantity",
  ).run(orderId, id, product.price, quantity);
}

function leftOf(name: string, stock: number): string {
  return stock === 0 ? `“${name}” is sold out.` : `Only ${stock} of “${name}” left.`;
}
