import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { DatabaseSync } from "node:sqlite";

export const COOKIE = "shop_session";

export interface Person {
  id: string;
  name: string;
  email: string;
  street: string;
  postcode: string;
  city: string;
}

/** Who this browser is: a person's id, or a made-up one for a guest. */
export function visitor(c: Context): string {
  return getCookie(c, COOKIE) ?? become(c, `guest-${crypto.randomUUID()}`);
}

/** Signs the browser in as this visitor. A shop for showing things: there is no password. */
export function become(c: Context, id: string): string {
  setCookie(c, COOKIE, id, { path: "/", httpOnly: true, sameSite: "Lax", maxAge: 60 * 60 * 24 * 30 });
  return id;
}

export function findPerson(db: DatabaseSync, id: string): Person | undefined {
  return db.prepare("SELECT * FROM people WHERE id = ?").get(id) as Person | undefined;
}
