import { NacreError } from "@nacre/contract";
import {
  create,
  type Mutate,
  type StateCreator,
  type StoreApi,
  type StoreMutatorIdentifier,
  type UseBoundStore,
} from "zustand";

export interface SharedStoreOptions {
  /** Number of the state's shape. Grows when the shape changes. */
  schema: number;
  /** Schemas that this definition's code can work with. Only its own by default. */
  accepts?: readonly number[];
}

interface Owned {
  schema: number;
  accepts: readonly number[];
  useStore: unknown;
}

/** On the global, so that two copies of this package, which the plan should have prevented, still share the state. */
const key: unique symbol = Symbol.for("nacre.stores") as never;

function owners(): Map<string, Owned> {
  const world = globalThis as { [key]?: Map<string, Owned> };
  return (world[key] ??= new Map());
}

/**
 * A zustand store that exists once on a page, however many builds define it and in whatever order. The first definition
 * makes it; every other one gets the same hook, and its own `creator` is not called. Needs no runtime, so it works in
 * unit tests. It is not for servers that answer several requests in one process: there it would be one for all of them.
 *
 * Two definitions fit when they have one schema, or when either accepts the schema of the other.
 *
 * @throws NacreError `NACRE_SHELL_STORE_MISMATCH`
 * @example
 * const useCart = sharedStore<Cart>("cart", { schema: 2, accepts: [1, 2] }, (set) => ({
 *   lines: [],
 *   add: (line) => set(({ lines }) => ({ lines: [...lines, line] })),
 * }));
 * const count = useCart((cart) => cart.lines.length);
 */
export function sharedStore<State, Mutators extends [StoreMutatorIdentifier, unknown][] = []>(
  name: string,
  { schema, accepts = [schema] }: SharedStoreOptions,
  creator: StateCreator<State, [], Mutators>,
): UseBoundStore<Mutate<StoreApi<State>, Mutators>> {
  const owner = owners().get(name);
  if (owner && !fit(owner, { schema, accepts })) {
    const { useStore: _, ...facts } = owner;
    throw new NacreError("NACRE_SHELL_STORE_MISMATCH", { store: name, owner: facts, definition: { schema, accepts } });
  }
  if (owner) return owner.useStore as UseBoundStore<Mutate<StoreApi<State>, Mutators>>;
  const useStore = create(creator);
  owners().set(name, { schema, accepts, useStore });
  return useStore;
}

type Definition = Omit<Owned, "useStore">;

function fit(owner: Definition, other: Definition): boolean {
  return owner.schema === other.schema || owner.accepts.includes(other.schema) || other.accepts.includes(owner.schema);
}
