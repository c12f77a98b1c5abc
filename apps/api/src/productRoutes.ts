import { Hono } from "hono";
import type { DatabaseSync } from "node:sqlite";
import { drawProduct } from "./artwork/drawProduct.ts";
import type { SeedProduct } from "./seed/products.ts";
import { readEmail } from "./validate.ts";

const DAY = 60 * 60 * 24;

/** `GET /`, `GET /:id`, `GET /:id/image.svg`, `POST /:id/waiting`. */
export function productRoutes(db: DatabaseSync): Hono {
  const app = new Hono();
  app.get("/", (c) => {
    const { category = "", q = "", featured } = c.req.query();
    const rows = db
      .prepare(LIST)
      .all({ category, q: `%${escapeLike(q.trim())}%`, featured: featured === undefined ? 0 : 1 });
    return c.json({ products: rows.map(toProduct) });
  });
  app.get("/:id", (c) => {
    const row = db.prepare(ONE).get(c.req.param("id"));
    return row ? c.json({ product: toProduct(row) }) : c.json({ error: "There is no such product." }, 404);
  });
  app.get("/:id/image.svg", (c) => {
    const picture = drawProduct(c.req.param("id"));
    if (!picture) return c.json({ error: "There is no such picture." }, 404);
    return c.body(picture, 200, { "content-type": "image/svg+xml", "cache-control": `public, max-age=${DAY}` });
  });
  app.post("/:id/waiting", async (c) => {
    const { id } = c.req.param();
    if (!db.prepare(ONE).get(id)) return c.json({ error: "There is no such product." }, 404);
    const checked = readEmail(await c.req.json().catch(() => undefined));
    if ("problems" in checked) return c.json({ errors: checked.problems }, 422);
    db.prepare("INSERT OR IGNORE INTO waiting VALUES (?, ?)").run(id, checked.value.toLowerCase());
    return c.json({}, 201);
  });
  return app;
}

const COLUMNS = "products.*, (SELECT COUNT(*) FROM waiting WHERE productId = products.id) AS waiting";

const ONE = `SELECT ${COLUMNS} FROM products WHERE id = ?`;

const LIST = `
  SELECT ${COLUMNS} FROM products
  WHERE (:category = '' OR category = :category) AND (:featured = 0 OR featured = 1)
    AND (name LIKE :q ESCAPE '\\' OR summary LIKE :q ESCAPE '\\' OR material LIKE :q ESCAPE '\\')
  ORDER BY CAST(id AS INTEGER)
`;

export interface Product extends SeedProduct {
  /** Address of its picture. */
  image: string;
  /** How many people want to hear when it is back. */
  waiting: number;
}

function toProduct(row: Record<string, unknown>): Product {
  const seed = row as unknown as SeedProduct & Pick<Product, "waiting">;
  return { ...seed, featured: row["featured"] === 1, image: `/api/products/${seed.id}/image.svg` };
}

/** In LIKE, `%` and `_` stand for other characters. */
function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
