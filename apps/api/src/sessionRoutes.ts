import { Hono } from "hono";
import { deleteCookie } from "hono/cookie";
import type { DatabaseSync } from "node:sqlite";
import { become, COOKIE, findPerson, type Person, visitor } from "./session.ts";
import { readAddress } from "./validate.ts";

export interface Session {
  /** Who is signed in. `null`: a guest. */
  user: Person | null;
  /** Who can be chosen to sign in as. */
  people: { id: string; name: string }[];
}

/** `GET /`: who is here. `PUT /`: sign in. `PATCH /`: change one's own details. `DELETE /`: sign out. */
export function sessionRoutes(db: DatabaseSync): Hono {
  const app = new Hono();
  const people = db.prepare("SELECT id, name FROM people ORDER BY name DESC");
  const answer = (user: Person | null): Session => ({ user, people: people.all() as Session["people"] });
  app.get("/", (c) => c.json(answer(findPerson(db, visitor(c)) ?? null)));
  app.put("/", async (c) => {
    const body: { id?: unknown } = await c.req.json().catch(() => ({}));
    const person = findPerson(db, String(body?.id));
    if (!person) return c.json({ errors: { id: "Nobody has this name." } }, 422);
    become(c, person.id);
    return c.json(answer(person));
  });
  app.patch("/", async (c) => {
    const person = findPerson(db, visitor(c));
    if (!person) return c.json({ error: "Sign in first." }, 401);
    const read = readAddress(await c.req.json().catch(() => undefined));
    if ("problems" in read) return c.json({ errors: read.problems }, 422);
    db.prepare(
      "UPDATE people SET name = :name, email = :email, street = :street, postcode = :postcode, city = :city WHERE id = :id",
    ).run({ ...read.value, id: person.id });
    return c.json(answer({ id: person.id, ...read.value }));
  });
  app.delete("/", (c) => {
    deleteCookie(c, COOKIE, { path: "/" });
    return c.json(answer(null));
  });
  return app;
}
