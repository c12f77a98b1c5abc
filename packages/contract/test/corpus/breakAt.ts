type Step = string | number;

/** A copy of JSON data with another value at one place. `undefined` takes the member away. */
export function breakAt<Value>(value: Value, path: readonly Step[], put: unknown): Value {
  const copy = structuredClone(value);
  let target = copy as Record<Step, unknown>;
  for (const step of path.slice(0, -1)) target = target[step] as Record<Step, unknown>;
  const last = path.at(-1)!;
  if (put === undefined) delete target[last];
  // Defined, because an assignment to `__proto__` makes no member.
  else Object.defineProperty(target, last, { value: put, enumerable: true, configurable: true, writable: true });
  return copy;
}

/** The place of every value inside JSON data, and of its members. */
export function* placesOf(value: unknown, above: readonly Step[] = []): Generator<readonly Step[]> {
  if (typeof value !== "object" || value === null) return;
  const steps = Array.isArray(value) ? value.keys() : Object.keys(value);
  for (const step of steps) {
    yield [...above, step];
    yield* placesOf((value as Record<Step, unknown>)[step], [...above, step]);
  }
}

/** What stands at a place. */
export function valueAt(value: unknown, path: readonly Step[]): unknown {
  return path.reduce<unknown>((at, step) => (at as Record<Step, unknown>)[step], value);
}
