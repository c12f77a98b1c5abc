import { createApi } from "@shop/api";
import { beforeEach, describe, expect, test } from "vitest";

const ADDRESS = { name: "Ada Berg", email: "ada@example.com", street: "Am Kai 3", postcode: "20457", city: "Hamburg" };
const NOW = new Date("2026-11-20T10:00:00Z");

let api: ReturnType<typeof createApi>;
let cookie: string | undefined;

beforeEach(() => {
  api = createApi({ now: () => NOW });
  cookie = undefined;
});

/** What the answers that are read here can contain. */
interface Body {
  products: { name: string; image: string }[];
  product: { stock: number; waiting: number };
  order: { total: number };
  orders: object[];
  user: { name: string } | null;
  errors: Record<string, string>;
}

interface Answer {
  status: number;
  text: string;
  json: Body;
  type: string | null;
}

/** Asks like a browser does: with the cookie that came last. */
async function ask(path: string, method = "GET", body?: unknown): Promise<Answer> {
  const headers = { "content-type": "application/json", ...(cookie ? { cookie } : {}) };
  const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
  const response = await api.request(path, init);
  cookie = response.headers.get("set-cookie")?.split(";")[0] ?? cookie;
  const type = response.headers.get("content-type");
  const text = await response.text();
  return { status: response.status, text, json: (type?.includes("json") ? JSON.parse(text) : {}) as Body, type };
}

describe("products", () => {
  test("are all listed, with the address of a picture that is there", async () => {
    const { json } = await ask("/api/products");
    expect(json.products).toHaveLength(12);
    for (const { image } of json.products) {
      const picture = await ask(image);
      expect(picture.type).toContain("image/svg+xml");
      expect(picture.text).toMatch(/^<svg[^]*<\/svg>$/);
      expect(picture.text).not.toMatch(/NaN|undefined/);
    }
  });

  test("can be filtered by category and by words, together", async () => {
    const names = async (query: string) => (await ask(`/api/products?${query}`)).json.products.map(({ name }) => name);
    expect(await names("category=lamps")).toEqual(["Pearl table lamp", "Ember pendant", "Reading lamp, brass"]);
    expect(await names("q=PORCELAIN")).toEqual(["Pearl table lamp", "Ribbed pitcher"]);
    expect(await names("category=ceramics&q=porcelain")).toEqual(["Ribbed pitcher"]);
    expect(await names("q=%25")).toEqual([]);
  });

  test("that do not exist are a 404 in JSON", async () => {
    expect(await ask("/api/products/99")).toMatchObject({ status: 404, json: { error: expect.any(String) } });
    expect(await ask("/api/nothing")).toMatchObject({ status: 404, json: { error: expect.any(String) } });
  });

  test("can be waited for: each person counts once", async () => {
    const wait = (email: string, id = "12") => ask(`/api/products/${id}/waiting`, "POST", { email });
    expect((await ask("/api/products/12")).json.product).toMatchObject({ stock: 0, waiting: 0 });
    expect((await wait("ada@example.com")).status).toBe(201);
    expect((await wait(" Ada@example.com ")).status).toBe(201);
    expect((await wait("grace@example.com")).status).toBe(201);
    expect((await ask("/api/products/12")).json.product.waiting).toBe(2);
    expect((await ask("/api/products/3")).json.product.waiting).toBe(0);
    expect(await wait("nobody")).toMatchObject({ status: 422, json: { errors: { email: expect.any(String) } } });
    expect((await wait("ada@example.com", "99")).status).toBe(404);
  });
});

describe("orders", () => {
  test("take the pieces out of stock and stand in the visitor's history", async () => {
    const placed = await ask("/api/orders", "POST", {
      ...ADDRESS,
      items: [
        { id: "3", quantity: 2 },
        { id: "5", quantity: 1 },
      ],
    });
    expect(placed.status).toBe(201);
    expect(placed.json.order).toMatchObject({
      placedAt: NOW.toISOString(),
      status: "placed",
      delivery: 0,
      total: 2 * 14900 + 2400,
    });
    expect((await ask("/api/products/3")).json.product.stock).toBe(3);
    expect((await ask("/api/orders")).json.orders).toEqual([placed.json.order]);
  });

  test("below 80 euros pay for their delivery", async () => {
    const { json } = await ask("/api/orders", "POST", { ...ADDRESS, items: [{ id: "7", quantity: 2 }] });
    expect(json.order).toMatchObject({ delivery: 600, total: 2 * 3200 + 600 });
  });

  test("of one visitor are not shown to another", async () => {
    await ask("/api/orders", "POST", { ...ADDRESS, items: [{ id: "5", quantity: 1 }] });
    cookie = undefined;
    expect((await ask("/api/orders")).json.orders).toEqual([]);
  });

  test("with mistakes are refused, every mistake by its field", async () => {
    const { status, json } = await ask("/api/orders", "POST", {
      ...ADDRESS,
      email: "nobody",
      postcode: "1",
      items: [],
    });
    expect(status).toBe(422);
    expect(Object.keys(json.errors)).toEqual(["email", "postcode", "items"]);
  });

  test.each([
    ["no JSON at all", "{"],
    ["a quantity of zero", { ...ADDRESS, items: [{ id: "3", quantity: 0 }] }],
    ["half a piece", { ...ADDRESS, items: [{ id: "3", quantity: 0.5 }] }],
    ["a list that is none", { ...ADDRESS, items: { length: 1 } }],
  ])("with %s are refused", async (_, body) => {
    expect((await ask("/api/orders", "POST", body)).status).toBe(422);
  });

  test("for more than is there change nothing, not even the lines that could be had", async () => {
    const body = {
      ...ADDRESS,
      items: [
        { id: "5", quantity: 1 },
        { id: "12", quantity: 1 },
      ],
    };
    const refused = await ask("/api/orders", "POST", body);
    expect(refused).toMatchObject({ status: 422, json: { errors: { items: "“Field notebook” is sold out." } } });
    expect((await ask("/api/products/5")).json.product.stock).toBe(48);
    expect((await ask("/api/orders")).json.orders).toEqual([]);
  });
});

describe("the session", () => {
  test("starts as a guest, signs in and out", async () => {
    const guest = await ask("/api/session");
    expect(guest.json).toMatchObject({ user: null, people: [{ id: "mara" }, { id: "jonas" }] });
    expect((await ask("/api/session", "PUT", { id: "mara" })).json.user?.name).toBe("Mara Lindqvist");
    expect((await ask("/api/orders")).json.orders).toHaveLength(3);
    expect((await ask("/api/session", "DELETE")).json.user).toBeNull();
    expect((await ask("/api/orders")).json.orders).toEqual([]);
  });

  test("keeps changed details", async () => {
    await ask("/api/session", "PUT", { id: "jonas" });
    expect((await ask("/api/session", "PATCH", { ...ADDRESS, city: "" })).json.errors).toHaveProperty("city");
    await ask("/api/session", "PATCH", ADDRESS);
    expect((await ask("/api/session")).json.user).toEqual({ id: "jonas", ...ADDRESS });
  });

  test("does not let a guest change details or sign in as nobody", async () => {
    expect((await ask("/api/session", "PATCH", ADDRESS)).status).toBe(401);
    expect((await ask("/api/session", "PUT", { id: "eve" })).status).toBe(422);
  });
});
