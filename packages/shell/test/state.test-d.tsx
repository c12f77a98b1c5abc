import { provideService, sharedChannel, sharedStore, useChannel, useService } from "@nacre/shell";
import { expectTypeOf, test } from "vitest";
import { devtools, persist, subscribeWithSelector } from "zustand/middleware";
import { immer } from "zustand/middleware/immer";

declare module "@nacre/shell" {
  interface Services {
    notifications: { show(text: string): void };
  }
}

interface Cart {
  lines: string[];
}

test("a store with middleware is typed by its creator", () => {
  const useCart = sharedStore("cart", { schema: 1 }, devtools(persist<Cart>(() => ({ lines: [] }), { name: "cart" })));
  expectTypeOf(useCart((cart) => cart.lines)).toEqualTypeOf<string[]>();
  expectTypeOf(useCart.persist.clearStorage).toBeFunction();
  const watched = sharedStore(
    "watched",
    { schema: 1 },
    subscribeWithSelector((): Cart => ({ lines: [] })),
  );
  watched.subscribe(
    (cart) => cart.lines,
    (lines) => expectTypeOf(lines).toEqualTypeOf<string[]>(),
  );
  expectTypeOf(watched.from({}).getState()).toEqualTypeOf<Cart>();
});

test("immer lets an action write to a draft, and types it", () => {
  const useCart = sharedStore(
    "cart",
    { schema: 2, accepts: [1, 2] },
    immer<Cart & { add: (line: string) => void }>((set) => ({
      lines: [],
      add: (line) =>
        set((cart) => {
          expectTypeOf(cart.lines).toEqualTypeOf<string[]>();
          cart.lines.push(line);
        }),
    })),
  );
  useCart.setState((cart) => void cart.lines.push("lamp"));
  expectTypeOf(useCart((cart) => cart.add)).parameters.toEqualTypeOf<[string]>();
  // @ts-expect-error no such member of the state
  useCart((cart) => cart.total);
});

test("a selector gives its own type, no selector the state", () => {
  const useCart = sharedStore<Cart>("cart", { schema: 1 }, () => ({ lines: [] }));
  expectTypeOf(useCart()).toEqualTypeOf<Cart>();
  expectTypeOf(useCart((cart) => cart.lines.length > 0)).toBeBoolean();
  expectTypeOf(useCart.getInitialState()).toEqualTypeOf<Cart>();
  // @ts-expect-error the schema is missing
  sharedStore<Cart>("cart", {}, () => ({ lines: [] }));
  // @ts-expect-error not the state
  sharedStore<Cart>("cart", { schema: 1 }, () => ({ lines: 1 }));
});

test("persist is typed by the state", () => {
  sharedStore<Cart>("cart", { schema: 1, persist: { pick: ({ lines }) => lines } }, () => ({ lines: [] }));
  // @ts-expect-error restore gives a part of the state
  sharedStore<Cart>("cart", { schema: 1, persist: { restore: () => ({ lines: 1 }) } }, () => ({ lines: [] }));
});

test("a service that is declared is typed by its name, another one by hand", () => {
  provideService("notifications", { schema: 1 }, { show: (text) => expectTypeOf(text).toBeString() });
  // @ts-expect-error not what was declared
  provideService("notifications", { schema: 1 }, { hide: () => {} });
  expectTypeOf(useService("notifications", { schema: 1 }).show).parameters.toEqualTypeOf<[string]>();
  expectTypeOf(useService<Cart>("cart", { schema: 1 })).toEqualTypeOf<Cart>();
});

test("a channel has the type of its events", () => {
  const orders = sharedChannel<{ placed: string }>("orders", { schema: 1 });
  useChannel(orders, (event) => expectTypeOf(event).toEqualTypeOf<{ placed: string }>());
  // @ts-expect-error no such event
  orders.emit({ lost: "a" });
});
