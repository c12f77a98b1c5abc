import { isNacreError } from "@nacre/contract";
import type { Runtime } from "@nacre/runtime";
import { RuntimeProvider, sharedStore, type SharedStoreOptions } from "@nacre/shell";
import { createTestRuntime } from "@nacre/testing";
import { act, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, describe, expect, test, vi } from "vitest";
import { devtools, persist, subscribeWithSelector } from "zustand/middleware";
import { immer } from "zustand/middleware/immer";

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

test("define -> reload of the build -> define: the state outlives whoever defined it", () => {
  const name = freshName();
  define(name, 1).getState().add();
  expect(define(name, 1).getState().lines).toBe(1);
});

test("a mismatch names the builds of both definitions", () => {
  const page = globalThis as { [key: symbol]: Runtime | undefined };
  const runtime = createTestRuntime({ routes: { checkout: [] } });
  const [id, slice] = Object.entries(runtime.snapshot.builds).find(([, { name }]) => name === "checkout")!;
  const base = `${import.meta.dirname}/`;
  const builds = { [id]: { ...slice, base } };
  page[Symbol.for("nacre")] = { ...runtime, snapshot: { ...runtime.snapshot, builds } };
  const name = freshName();
  define(name, 1);
  const build = `checkout@${id}`;
  expect(() => define(name, 2)).toThrow(
    expect.objectContaining({
      details: {
        store: name,
        owner: { schema: 1, accepts: [1], build },
        definition: { schema: 2, accepts: [2], build },
      },
    }),
  );
  page[Symbol.for("nacre")] = undefined;
});

test("zustand's middleware works, and is shared", () => {
  const name = freshName();
  const options = { schema: 1 };
  const counter = () => ({ count: 0, step: 1 });
  const one = sharedStore(name, options, devtools(subscribeWithSelector(counter), { enabled: false }));
  const other = sharedStore(name, options, devtools(subscribeWithSelector(counter), { enabled: false }));
  const heard = vi.fn<(count: number) => void>();
  other.subscribe((state) => state.count, heard);
  one.setState({ step: 2 });
  one.setState({ count: 1 }, false, "counted");
  expect(heard).toHaveBeenCalledExactlyOnceWith(1, 0);
});

test("immer: a change that is written as a mutation makes a new state, for whoever defined the store", () => {
  const name = freshName();
  const make = immer<{ lines: string[]; add: (line: string) => void }>((set) => ({
    lines: [],
    add: (line) =>
      set((cart) => {
        cart.lines.push(line);
      }),
  }));
  const [one, other] = [sharedStore(name, { schema: 1 }, make), sharedStore(name, { schema: 1 }, make)];
  const before = one.getState().lines;
  one.getState().add("lamp");
  other.setState((cart) => void cart.lines.push("rug"));
  expect(one.getState().lines).toEqual(["lamp", "rug"]);
  expect(before).toEqual([]);
});

test("devtools hear of each change, by the name of its action", () => {
  const send = vi.fn<(action: unknown, state: unknown) => void>();
  const connect = (): object => ({ init: () => {}, subscribe: () => {}, send });
  vi.stubGlobal("__REDUX_DEVTOOLS_EXTENSION__", { connect });
  const useCount = sharedStore(
    freshName(),
    { schema: 1 },
    devtools(() => ({ count: 0 }), { enabled: true }),
  );
  useCount.setState({ count: 1 }, false, "counted");
  expect(send).toHaveBeenCalledExactlyOnceWith({ type: "counted" }, { count: 1 });
  vi.unstubAllGlobals();
});

test("zustand's own persist keeps its extras", () => {
  const useCount = sharedStore(
    freshName(),
    { schema: 1 },
    persist(() => ({ count: 3 }), { name: "count" }),
  );
  expect(useCount.persist.getOptions().name).toBe("count");
});

describe("persist", () => {
  afterEach(() => localStorage.clear());

  const cart = (name: string, options: Partial<SharedStoreOptions<Cart>> = {}): ReturnType<typeof sharedStore<Cart>> =>
    sharedStore<Cart>(name, { schema: 2, persist: true, ...options }, (set) => ({
      lines: 0,
      add: () => set((state) => ({ lines: state.lines + 1 })),
    }));
  const kept = (name: string): unknown => JSON.parse(localStorage.getItem(`nacre.${name}`) ?? "null");

  test("keeps what JSON can hold, with its schema", () => {
    const name = freshName();
    cart(name).getState().add();
    expect(kept(name)).toEqual({ schema: 2, state: { lines: 1 } });
  });

  test.each([
    ["is read", JSON.stringify({ schema: 2, state: { lines: 7 } }), {}, 7],
    ["of an accepted schema is read", JSON.stringify({ schema: 1, state: { lines: 7 } }), { accepts: [1, 2] }, 7],
    ["of another schema is not", JSON.stringify({ schema: 1, state: { lines: 7 } }), {}, 0],
    ["that is broken is not", "{", {}, 0],
    ["that is something else is not", "[7]", {}, 0],
  ])("what an earlier visit has kept %s", (_, text, options, lines) => {
    const name = freshName();
    localStorage.setItem(`nacre.${name}`, text);
    const { getState } = cart(name, options);
    expect(getState().lines).toBe(lines);
    getState().add();
    expect(getState().lines).toBe(lines + 1);
  });

  test("restore reads older shapes, pick says what is kept, key says where", () => {
    localStorage.setItem("basket", JSON.stringify({ schema: 1, state: ["a", "b"] }));
    const useCart = cart(freshName(), {
      persist: {
        key: "basket",
        pick: ({ lines }) => Array.from({ length: lines }, () => "x"),
        restore: (state, schema) => (schema === 1 && Array.isArray(state) ? { lines: state.length } : undefined),
      },
    });
    expect(useCart.getState().lines).toBe(2);
    useCart.getState().add();
    expect(JSON.parse(localStorage.getItem("basket") ?? "")).toEqual({ schema: 2, state: ["x", "x", "x"] });
  });

  test("another tab changes it -> this tab has it, and does not write it again", () => {
    const name = freshName();
    const useCart = cart(name);
    const newValue = JSON.stringify({ schema: 2, state: { lines: 5 } });
    window.dispatchEvent(new StorageEvent("storage", { key: `nacre.${name}`, newValue }));
    expect(useCart.getState().lines).toBe(5);
    expect(kept(name)).toBeNull();
  });
});

describe("on a server", () => {
  test("two requests: each has a store of its own, in loaders and in components", () => {
    const useCart = define(freshName(), 1);
    const [ann, bob] = [{}, {}];
    useCart.from(ann).getState().add();
    const Badge = (): ReactNode => useCart((cart) => cart.lines);
    const page = (request: object): string =>
      renderToString(
        <RuntimeProvider runtime={createTestRuntime()} request={request}>
          <Badge />
        </RuntimeProvider>,
      );
    expect([page(ann), page(bob)]).toEqual(["1", "0"]);
    expect(useCart.getState().lines).toBe(0);
    expect(useCart.from(ann)).toBe(useCart.from(ann));
  });
});
