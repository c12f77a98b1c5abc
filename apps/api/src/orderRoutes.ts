import { Hono } from "hono";
import type { DatabaseSync } from "node:sqlite";
import { placeOrder } from "./placeOrder.ts";
import type { OrderStatus } from "./seed/orders.ts";
import { visitor } from "./session.ts";
import { readOrder } from "./validate.ts";

export interface Order {
  id: number;
  /** ISO date and time. */
  placedAt: string;
  status: OrderStatus;
  items: OrderItem[];
  /** Cents, as `total`, which contains it. */
  delivery: number;
  total: number;
}

export interface OrderItem {
  productId: string;
  name: string;
  /** Cents a piece, on the day of the order. */
  price: number;
  quantity: number;
  image: string;
}

/** `GET /`: the visitor's orders, newest first. `POST /`: places one. */
export function orderRoutes(db: DatabaseSync, now: () => Date): Hono {
  const app = new Hono();
  app.get("/", (c) => c.json({ orders: ordersOf(db, visitor(c)) }));
  app.post("/", async (c) => {
    const read = readOrder(await c.req.json().catch(() => undefined));
    if ("problems" in read) return c.json({ errors: read.problems }, 422);
    const owner = visitor(c);
    const placed = placeOrder(db, { ...read.value, owner, placedAt: now().toISOString() });
    if ("problems" in placed) return c.json({ errors: placed.problems }, 422);
    return c.json({ order: ordersOf(db, owner).find(({ id }) => id === placed.id) }, 201);
  });
  return app;
}

function ordersOf(db: DatabaseSync, owner: string): Order[] {
  const rows = db
    .prepare("SELECT id, placedAt, status FROM orders WHERE owner = ? ORDER BY placedAt DESC, id DESC")
    .all(owner);
  const items = db.prepare(
    "SELECT productId, name, items.price, quantity FROM items JOIN products ON products.id = productId WHERE orderId = ? ORDER BY name",
  );
  return (rows as unknown as Pick<Order, "id" | "placedAt" | "status">[]).map((row) => {
    const lines = (items.all(row.id) as unknown as Omit<OrderItem, "image">[]).map(withImage);
    const goods = lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
    const delivery = goods >= FREE_FROM ? 0 : DELIVERY;
    return { ...row, items: lines, delivery, total: goods + delivery };
  });
}

/** Cents. */
const DELIVERY = 600;
const FREE_FROM = 8000;

function withImage(item: Omit<OrderItem, "image">): OrderItem {
  return { ...item, image: `/api/products/${item.productId}/image.svg` };
}
