import { isNacreError } from "@nacre/contract";
import { sharedStore } from "@nacre/shell";
import { act, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, test, vi } from "vitest";

interface Cart {
  lines: number;
  add: () => void;
}

let unused = 0;
const freshName = (): string => `cart-${unused++}`;
const define = (name: string, schema: number, accepts?: number[], lines = 0): ReturnType<typeof sharedStore<Cart>> =>
  sharedStore<Cart>(name, accepts ? { schema, accepts } : { schema }, (set) => ({
    lines,
    add: () => set((cart) => ({ lines: cart.lines + 1 })),
  }));

test("is a zustand hook", () => {
  const useCart = define(freshName(), 1);
  const Badge = (): ReactNode => <b>{useCart((cart) => cart.lines)}</b>;
  render(<Badge />);
  act(() => useCart.getState().add());
  expect(screen.getByText("1")).toBeVisible();
});

test.each([
  ["shell -> checkout", { schema: 1, accepts: [1] }, { schema: 2, accepts: [1, 2] }],
  ["checkout -> shell", { schema: 2, accepts: [1, 2] }, { schema: 1, accepts: [1] }],
])("%s: there is one instance, made by the first", (_, first, second) => {
  const name = freshName();
  const one = define(name, first.schema, first.accepts, 10);
  const creator = vi.fn<() => Cart>(() => ({ lines: 20, add: () => {} }));
  const other = sharedStore<Cart>(name, second, creator);
  one.getState().add();
  expect(other.getState().lines).toBe(11);
  expect(creator).not.toHaveBeenCalled();
});

test.each([
  [1, 2],
  [2, 1],
])("schema %i -> schema %i: the second definition fails by the store's name", (first, second) => {
  const name = freshName();
  const owner = define(name, first);
  let thrown: unknown;
  try {
    define(name, second);
  } catch (error) {
    thrown = error;
  }
  expect(isNacreError(thrown, "NACRE_SHELL_STORE_MISMATCH") && thrown.details).toEqual({
    store: name,
    owner: { schema: first, accepts: [first] },
    definition: { schema: second, accepts: [second] },
  });
  expect(owner.getState().lines).toBe(0);
});

test("stores of other names are apart", () => {
  const [cart, wishes] = [define(freshName(), 1), define(freshName(), 1)];
  cart.getState().add();
  expect(wishes.getState().lines).toBe(0);
});
