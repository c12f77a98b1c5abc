import { NacreError } from "@nacre/contract";
import { use } from "react";
import {
  create,
  useStore,
  type Mutate,
  type StateCreator,
  type StoreApi,
  type StoreMutatorIdentifier,
  type UseBoundStore,
} from "zustand";
import { askOwner } from "./askOwner.ts";
import { claim, factsOf, type Definition } from "./claim.ts";
import { keepState, type KeepOptions } from "./keepState.ts";
import { RequestContext } from "./RuntimeProvider.tsx";

export interface SharedStoreOptions<State = unknown> extends Definition {
  /** Keeps the state over visits and the same in all tabs, in `localStorage`. `true`: all of it that JSON can hold. */
  persist?: boolean | KeepOptions<State>;
}

type Store<State, Mutators extends Middleware = []> = UseBoundStore<Mutate<StoreApi<State>, Mutators>>;
type Middleware = [StoreMutatorIdentifier, unknown][];

/** zustand's hook, and its like for servers. */
export type SharedStore<State, Mutators extends Middleware = []> = Store<State, Mutators> & {
  /**
   * The store of one request: made anew for each context, and gone with it. On a page there is no need for it.
   *
   * @param context any object that stands for the request, such as React Router's `context`
   */
  from(context: object): Store<State, Mutators>;
};

/**
 * A zustand store that exists once on a page, however many builds define it and in whatever order. The plan says whose
 * `creator` makes it: the root's where the root defines the store, else that of the highest schema. For that, the module which
 * exports the store has to be an expose (`export const useCart = sharedStore("cart", { schema: 2 }, ...)`); it is then loaded
 * with whatever defines the store. Without a plan (unit tests), or where that module could not be loaded, the first definition
 * makes it. All others get the same hook, and their `creator` is not called. It outlives the build that defined it.
 *
 * On a server the hook reads the store of the request where `<RuntimeProvider request={context}>` stands around, and loaders
 * take it by `useCart.from(context)`. Otherwise it would be one for all requests.
 *
 * Two definitions fit when they have one schema, or when either accepts the schema of the other.
 *
 * @param creator zustand's, with or without middleware, which types the hook
 * @throws NacreError `NACRE_SHELL_STORE_MISMATCH` with the builds of both definitions, as far as the engine tells
 * @example
 * const useCart = sharedStore<Cart>("cart", { schema: 2, accepts: [1, 2], persist: true }, (set) => ({
 *   lines: [],
 *   add: (line) => set(({ lines }) => ({ lines: [...lines, line] })),
 * }));
 * const count = useCart((cart) => cart.lines.length);
 */
export function sharedStore<State, Mutators extends Middleware = []>(
  name: string,
  options: SharedStoreOptions<NoInfer<State>>,
  creator: StateCreator<State, [], Mutators>,
): SharedStore<State, Mutators>;
// What middleware adds is for who calls it: here, a store is what zustand makes without any.
export function sharedStore<State>(
  name: string,
  { persist = false, ...definition }: SharedStoreOptions<State>,
  creator: StateCreator<State>,
): SharedStore<State> {
  const facts = factsOf(definition, sharedStore);
  askOwner(name);
  return claim("store", name, facts, {
    mismatch: (owner, other) => new NacreError("NACRE_SHELL_STORE_MISMATCH", { store: name, owner, definition: other }),
    make: () => {
      const page = create(creator);
      if (persist) keepState(page, { name, ...definition }, persist === true ? {} : persist);
      return forRequests(page, () => create(creator));
    },
  });
}

/** A hook that reads the store of its request, where there is one. */
function forRequests<State>(page: Store<State>, make: () => Store<State>): SharedStore<State> {
  const stores = new WeakMap<object, Store<State>>();
  const from = (context: object): Store<State> => {
    const known = stores.get(context) ?? make();
    stores.set(context, known);
    return known;
  };
  const useOwn = (selector: (state: State) => unknown = all): unknown => {
    const request = use(RequestContext);
    return useStore(request ? rendered(from(request)) : page, selector);
  };
  return Object.assign(useOwn, page, { from });
}

/** While a server renders, zustand reads the state that a store began with: on a page that is what hydration needs. */
function rendered<State>({ getState, setState, subscribe }: StoreApi<State>): StoreApi<State> {
  return { getState, setState, subscribe, getInitialState: getState };
}

function all(state: unknown): unknown {
  return state;
}
