import { callStack, buildIn } from "./callStack.ts";

/** What a definition says of its shape. */
export interface Definition {
  /** Number of the shape. Grows when the shape changes. */
  schema: number;
  /** Schemas that this definition's code can work with. Only its own by default. */
  accepts?: readonly number[];
}

/** A definition with nothing left to decide, and who made it, as far as that can be told. */
export interface Facts {
  schema: number;
  accepts: readonly number[];
  build?: string;
}

interface Claimed {
  facts: Facts;
  value: unknown;
}

/** On a page's global, so that two copies of this package, which the plan should have prevented, still share. */
const key: unique symbol = Symbol.for("nacre.shared") as never;
/** On a server each snapshot has a copy of this package: what an older one has defined is none of its business. */
const own = new Map<string, Claimed>();

/**
 * What exists once on a page under a name: the first definition makes it, every other one gets the same. Two definitions fit
 * when they have one schema, or when either accepts the schema of the other.
 *
 * @param kind Names of another kind are apart.
 * @param mismatch makes the error for two definitions that do not fit
 */
export function claim<Value>(
  kind: string,
  name: string,
  facts: Facts,
  { make, mismatch }: { make: () => Value; mismatch: (owner: Facts, other: Facts) => Error },
): Value {
  const claimed = all();
  const id = `${kind} ${name}`;
  const known = claimed.get(id);
  if (!known) {
    const value = make();
    claimed.set(id, { facts, value });
    return value;
  }
  if (!fit(known.facts, facts)) throw mismatch(known.facts, facts);
  return known.value as Value;
}

/**
 * Completes a definition.
 *
 * @param caller the function that was called to define it
 */
export function factsOf({ schema, accepts = [schema] }: Definition, caller: (...args: never[]) => unknown): Facts {
  const build = buildIn(callStack(caller));
  return { schema, accepts, ...(build !== undefined && { build }) };
}

export function fit(owner: Facts, other: Facts): boolean {
  return owner.schema === other.schema || owner.accepts.includes(other.schema) || other.accepts.includes(owner.schema);
}

function all(): Map<string, Claimed> {
  if (typeof document === "undefined") return own;
  const world = globalThis as { [key]?: Map<string, Claimed> };
  return (world[key] ??= new Map());
}
