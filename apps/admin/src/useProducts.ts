import { useCallback, useEffect, useState } from "react";

/** A product, as the shop's API gives it. */
export interface Product {
  id: string;
  name: string;
  category: string;
  /** Cents. */
  price: number;
  stock: number;
}

export interface Products {
  products: readonly Product[];
  loading: boolean;
  failed: boolean;
  reload(): void;
}

/** What is on the shelves. It is read anew when asked for. */
export function useProducts(): Products {
  const [turn, setTurn] = useState(0);
  const [read, setRead] = useState<{ turn: number; products?: readonly Product[] }>();
  useEffect(() => {
    const controller = new AbortController();
    readProducts(controller.signal).then(
      (products) => setRead({ turn, products }),
      () => controller.signal.aborted || setRead({ turn }),
    );
    return () => controller.abort();
  }, [turn]);
  const loading = read?.turn !== turn;
  return {
    products: read?.products ?? [],
    loading,
    failed: !loading && !read.products,
    reload: useCallback(() => setTurn((last) => last + 1), []),
  };
}

async function readProducts(signal: AbortSignal): Promise<Product[]> {
  const response = await fetch("/api/products", { signal });
  if (!response.ok) throw new Error(`The API answered ${response.status}.`);
  return ((await response.json()) as { products: Product[] }).products;
}
