import type { Cart, CartLine } from "./cart.ts";

/** The lines of a cart that an earlier visit has kept. Anyone can write there, so what is no line is left out. */
export function readCart(kept: unknown): Pick<Cart, "lines"> | undefined {
  const { lines } = (kept ?? {}) as { lines?: unknown };
  return Array.isArray(lines) ? { lines: lines.filter(isLine) } : undefined;
}

function isLine(value: unknown): value is CartLine {
  const line = value as Partial<CartLine> | null;
  return (
    typeof line?.id === "string" &&
    typeof line.name === "string" &&
    Number.isInteger(line.price) &&
    Number.isInteger(line.quantity)
  );
}
