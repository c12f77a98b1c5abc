/** What the home page shows of a product. */
export interface Product {
  id: string;
  name: string;
  category: string;
  /** Cents. */
  price: number;
  summary: string;
  image: string;
}

/** Does not wait: the page is there before its products are. */
export function loader({ request }: { request: Request }): { featured: Promise<Product[]> } {
  const featured = fetchFeatured(request.signal);
  featured.catch(() => {}); // Whoever awaits it shows the error; before that it is nobody's.
  return { featured };
}

async function fetchFeatured(signal: AbortSignal): Promise<Product[]> {
  const response = await fetch("/api/products?featured", { signal });
  if (!response.ok) throw new Error(`The products could not be read (${response.status}).`);
  const { products } = (await response.json()) as { products: Product[] };
  return products;
}
