import { DatabaseSync } from "node:sqlite";
import { ORDERS } from "./seed/orders.ts";
import { PEOPLE } from "./seed/people.ts";
import { PRODUCTS } from "./seed/products.ts";

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS products (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, category TEXT NOT NULL, price INTEGER NOT NULL, summary TEXT NOT NULL,
    description TEXT NOT NULL, material TEXT NOT NULL, size TEXT NOT NULL, stock INTEGER NOT NULL CHECK (stock >= 0),
    since TEXT NOT NULL, leadDays INTEGER NOT NULL, featured INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS people (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL, street TEXT NOT NULL, postcode TEXT NOT NULL, city TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS orders (
    id INTEGER PRIMARY KEY, owner TEXT NOT NULL, placedAt TEXT NOT NULL, status TEXT NOT NULL, address TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS items (
    orderId INTEGER NOT NULL REFERENCES orders (id), productId TEXT NOT NULL REFERENCES products (id),
    price INTEGER NOT NULL, quantity INTEGER NOT NULL CHECK (quantity > 0), PRIMARY KEY (orderId, productId)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS waiting (
    productId TEXT NOT NULL REFERENCES products (id), email TEXT NOT NULL, PRIMARY KEY (productId, email)
  ) STRICT;
`;

/** First order number: a shop does not start at 1. */
const FIRST_ORDER = 1041;

/** Opens the shop's database and fills it when it is empty. `:memory:` lives as long as the process. */
export function openDatabase(file: string): DatabaseSync {
  const db = new DatabaseSync(file);
  db.exec("PRAGMA foreign_keys = ON");
  db.exec(SCHEMA);
  if (!db.prepare("SELECT 1 FROM products").get()) inTransaction(db, () => seed(db));
  return db;
}

/** Everything that `work` writes, or nothing of it when it throws. */
export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    db.exec("COMMIT");
    return result;
  } catch (error) {
    db.exec("ROLLBACK");
    throw error;
  }
}

function seed(db: DatabaseSync): void {
  const product = db.prepare(
    "INSERT INTO products VALUES (:id, :name, :category, :price, :summary, :description, :material, :size, :stock, :since, :leadDays, :featured)",
  );
  for (const each of PRODUCTS) product.run({ ...each, featured: each.featured ? 1 : 0 });
  const person = db.prepare("INSERT INTO people VALUES (:id, :name, :email, :street, :postcode, :city)");
  for (const each of PEOPLE) person.run({ ...each });
  ORDERS.forEach((order, index) => seedOrder(db, FIRST_ORDER + index, order));
}

function seedOrder(db: DatabaseSync, id: number, order: (typeof ORDERS)[number]): void {
  const person = PEOPLE.find((each) => each.id === order.owner);
  db.prepare("INSERT INTO orders VALUES (?, ?, ?, ?, ?)").run(
    id,
    order.owner,
    order.placedAt,
    order.status,
    JSON.stringify(person),
  );
  const item = db.prepare("INSERT INTO items SELECT ?, id, price, ? FROM products WHERE id = ?");
  for (const each of order.items) item.run(id, each.quantity, each.id);
}
