import { type CartLine, useCart } from "./cart.ts";

const KEY = "cart";

/** Keeps the cart over visits, and the same in all tabs. */
export function rememberCart(): void {
  read(localStorage.getItem(KEY));
  useCart.subscribe(({ lines }) => localStorage.setItem(KEY, JSON.stringify(lines)));
  addEventListener("storage", ({ key, newValue }) => {
    if (key === KEY) read(newValue);
  });
}

function read(text: string | null): void {
  const lines = parse(text);
  if (Array.isArray(lines)) useCart.setState({ lines: lines.filter(isLine) });
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return undefined;
  }
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
