import type { CartLine } from "shell/cart";

export interface Address {
  name: string;
  email: string;
  street: string;
  postcode: string;
  city: string;
}

export interface PlacedOrder {
  id: number;
  /** Cents. */
  total: number;
  email: string;
}

/** What is wrong, by field; `items` is about the cart. */
export type Problems = Partial<Record<keyof Address | "items", string>>;

/** Sends the order. What the shop does not accept comes back as `problems`; what broke is thrown. */
export async function placeOrder(
  address: Address,
  lines: CartLine[],
): Promise<{ order: PlacedOrder } | { problems: Problems }> {
  const items = lines.map(({ id, quantity }) => ({ id, quantity }));
  const response = await fetch("/api/orders", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...address, items }),
  });
  if (response.status === 422) return { problems: ((await response.json()) as { errors: Problems }).errors };
  if (!response.ok) throw new Error(`The shop answered ${response.status}.`);
  const { order } = (await response.json()) as { order: { id: number; total: number } };
  return { order: { ...order, email: address.email } };
}
