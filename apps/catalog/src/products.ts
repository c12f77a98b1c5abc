/** A product, as the catalog shows it. */
export interface Product {
  id: string;
  name: string;
  category: string;
  /** Cents. */
  price: number;
  summary: string;
  description: string;
  material: string;
  size: string;
  stock: number;
  /** ISO date: the first time it was in the shop. */
  since: string;
  /** Working days until it leaves the workshop. */
  leadDays: number;
  image: string;
  /** How many people want to hear when it is back. */
  waiting: number;
}

export const CATEGORIES = [
  ["", "Everything"],
  ["ceramics", "Ceramics"],
  ["lamps", "Lamps"],
  ["desk", "For the desk"],
] as const;

/** `undefined`: there is no such product. */
export async function readProduct(response: Response): Promise<Product | undefined> {
  if (response.status === 404) return undefined;
  const { product } = await read<{ product: Product }>(response);
  return product;
}

/** @param filter `category` and `q`, each of them optional. */
export async function fetchProducts(filter: URLSearchParams, signal: AbortSignal): Promise<Product[]> {
  const { products } = await read<{ products: Product[] }>(await fetch(`/api/products?${filter}`, { signal }));
  return products;
}

/** Puts somebody on the list of those who hear when a product is back. Gives what is wrong with the address, if anything. */
export async function waitFor(id: string, email: string): Promise<{ problem?: string }> {
  const response = await fetch(`/api/products/${encodeURIComponent(id)}/waiting`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email }),
  });
  if (response.status === 422) {
    const { errors } = (await response.json()) as { errors: { email: string } };
    return { problem: errors.email };
  }
  await read(response);
  return {};
}

async function read<Body>(response: Response): Promise<Body> {
  if (!response.ok) throw new Error(`The shop answered ${response.status}.`);
  return (await response.json()) as Body;
}
