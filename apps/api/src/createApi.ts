import { Hono } from "hono";
import { openDatabase } from "./openDatabase.ts";
import { orderRoutes } from "./orderRoutes.ts";
import { productRoutes } from "./productRoutes.ts";
import { sessionRoutes } from "./sessionRoutes.ts";

export interface ApiOptions {
  /** SQLite file. Default `:memory:`: everything is new after a restart. */
  database?: string;
  /** What time it is. Default: the clock. */
  now?: () => Date;
}

/**
 * The shop's HTTP API below `/api`, with seeded products, people and orders.
 *
 * @example
 * const response = await createApi().request("/api/products?category=lamps");
 */
export function createApi({ database = ":memory:", now = () => new Date() }: ApiOptions = {}): Hono {
  const db = openDatabase(database);
  const app = new Hono().basePath("/api");
  app.route("/products", productRoutes(db));
  app.route("/orders", orderRoutes(db, now));
  app.route("/session", sessionRoutes(db));
  app.notFound((c) => c.json({ error: "There is nothing here." }, 404));
  app.onError((error, c) => {
    console.error(error);
    return c.json({ error: "Something broke on our side." }, 500);
  });
  return app;
}
