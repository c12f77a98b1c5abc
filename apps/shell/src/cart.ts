import { sharedStore } from "@nacre/shell";
import { readCart } from "./readCart.ts";

export interface CartLine {
  id: string;
  name: string;
  /** Cents a piece. */
  price: number;
  /** Address of its picture. */
  image: string;
  quantity: number;
}

export interface Cart {
  lines: CartLine[];
  /** Puts pieces of a product into the cart, beside those that are there. */
  add: (product: Omit<CartLine, "quantity">, quantity?: number) => void;
  /** Zero takes the line out. */
  setQuantity: (id: string, quantity: number) => void;
  clear: () => void;
}

/** Most pieces of one product in one order. */
export const MAX_QUANTITY = 20;

/** The visitor's cart: one per page, whichever build puts something in. Kept over visits, and the same in all tabs. */
export const useCart = sharedStore<Cart>("cart", { schema: 1, persist: { restore: readCart } }, (set) => ({
  lines: [],
  add: ({ id, name, price, image }, quantity = 1) =>
    set(({ lines }) => {
      const before = lines.find((line) => line.id === id)?.quantity ?? 0;
      const line = { id, name, price, image, quantity: clamp(before + quantity) };
      return { lines: before > 0 ? lines.map((each) => (each.id === id ? line : each)) : [...lines, line] };
    }),
  setQuantity: (id, quantity) =>
    set(({ lines }) => ({
      lines: lines.flatMap((line) =>
        line.id !== id ? line : quantity > 0 ? { ...line, quantity: clamp(quantity) } : [],
      ),
    })),
  clear: () => set({ lines: [] }),
}));

/** Number of pieces. */
export function countOf({ lines }: Pick<Cart, "lines">): number {
  return lines.reduce((count, line) => count + line.quantity, 0);
}

/** Cents. */
export function totalOf({ lines }: Pick<Cart, "lines">): number {
  return lines.reduce((total, line) => total + line.price * line.quantity, 0);
}

function clamp(quantity: number): number {
  return Math.min(MAX_QUANTITY, Math.max(1, Math.trunc(quantity)));
}
