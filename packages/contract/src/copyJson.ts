import { formatPath } from "./formatPath.ts";
import type { Problem } from "./problems.ts";

/** How much of it is read before it is refused. */
export interface Limits {
  /** Levels of nesting. */
  depth: number;
  /** Objects, arrays and plain values together. */
  values: number;
  /** UTF-16 units of one text or key. */
  text: number;
  /** UTF-16 units of all texts and keys together. */
  characters: number;
}

type At = readonly (string | number)[];

/** Has what every object has. */
const anyObject = {};

/**
 * A deep copy of JSON data in fresh objects without prototype, so that no key means more than its value. What is not JSON
 * data, and what is deeper or larger than the limits, is a problem; cycles end at the depth. Keys that every object has
 * (`__proto__`, `constructor`) are refused: whoever looks something up by them finds what nobody wrote.
 */
export function copyJson(value: unknown, limits: Limits): { value: unknown; problems: Problem[] } {
  const problems: Problem[] = [];
  let left = limits.values;
  let characters = limits.characters;
  const refuse = (at: At, message: string): undefined => {
    problems.push({ path: formatPath(at), message });
    return undefined;
  };

  /** Whether a text is short enough; the whole of it is refused once. */
  const fits = (text: string, at: At, what: string): boolean => {
    if (text.length > limits.text) return refuse(at, `${what} ${limits.text} characters`) ?? false;
    characters -= text.length;
    if (characters >= 0 || left <= 0) return true;
    left = 0;
    return refuse([], `has more than ${limits.characters} characters`) ?? false;
  };

  const copyObject = (from: object, at: At, depth: number): object => {
    const to = Object.create(null) as Record<string, unknown>;
    for (const [key, member] of Object.entries(from)) {
      if (left <= 0) break;
      if (key in anyObject) refuse([...at, key], "is a name that every object has: choose another one");
      else if (fits(key, at, "has a key of more than") && member !== undefined)
        to[key] = copy(member, [...at, key], depth);
    }
    return to;
  };

  const copyList = (from: readonly unknown[], at: At, depth: number): unknown[] => {
    const to: unknown[] = [];
    for (const [i, item] of from.entries()) {
      if (left <= 0) break;
      to.push(copy(item, [...at, i], depth));
    }
    return to;
  };

  const copy = (from: unknown, at: At, depth: number): unknown => {
    left -= 1;
    if (left === 0) return refuse([], `has more than ${limits.values} values`);
    if (from === null || typeof from === "boolean" || Number.isFinite(from)) return from;
    if (typeof from === "string") return fits(from, at, "is longer than") ? from : undefined;
    if (from === undefined) return refuse(at, "is not JSON");
    if (typeof from !== "object") return refuse(at, `is not JSON data but ${typeof from}`);
    if (depth === 0) return refuse(at, `is nested deeper than ${limits.depth} levels`);
    return Array.isArray(from) ? copyList(from, at, depth - 1) : copyObject(from, at, depth - 1);
  };

  return { value: copy(value, [], limits.depth), problems };
}
