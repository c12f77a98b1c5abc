import { useEffect, useState } from "react";
import { useCart } from "shell/cart";
import type { Product } from "./products.ts";

/** How long a button says that it worked. */
const SAID = 1600;

/** Puts one piece into the cart. `added` is true for a moment after it. */
export function useAddToCart(product: Product): { add: () => void; added: boolean } {
  const put = useCart((cart) => cart.add);
  const [times, setTimes] = useState(0);
  useEffect(() => {
    if (times === 0) return undefined;
    const timer = setTimeout(() => setTimes(0), SAID);
    return () => clearTimeout(timer);
  }, [times]);
  const add = (): void => {
    put(product);
    setTimes((before) => before + 1);
  };
  return { add, added: times > 0 };
}
