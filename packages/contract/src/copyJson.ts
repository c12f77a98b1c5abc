import type { Problem } from "./problems.ts";

/** How much of it is read before it is refused. */
export interface Limits {
  /** Levels of nesting. */
  depth: number;
  /** Objects, arrays and plain values together. */
  values: number;
  /** UTF-16 units of one text or key. */
  text: number;
}

/**
 * A deep copy of JSON data in fresh objects without prototype, so that no key means more than its value. What is not JSON
 * data, and what is deeper or larger than the limits, is a problem; cycles end at the depth.
 */
export function copyJson(value: unknown, limits: Limits): { value: unknown; problems: Problem[] } {
  const problems: Problem[] = [];
  let left = limits.values;
  const refuse = (path: string, message: string): undefined => {
    problems.push({ path, message });
    return undefined;
  };

  const copyObject = (from: object, path: string, depth: number): object => {
    const to = Object.create(null) as Record<string, unknown>;
    for (const [key, member] of Object.entries(from)) {
      if (left <= 0) break;
      if (key.length > limits.text) refuse(path, `has a key of more than ${limits.text} characters`);
      else if (member !== undefined) to[key] = copy(member, path === "" ? key : `${path}.${key}`, depth);
    }
    return to;
  };

  const copy = (from: unknown, path: string, depth: number): unknown => {
    left -= 1;
    if (left === 0) return refuse("", `has more than ${limits.values} values`);
    if (from === null || typeof from === "boolean" || Number.isFinite(from)) return from;
    if (typeof from === "string") {
      return from.length > limits.text ? refuse(path, `is longer than ${limits.text} characters`) : from;
    }
    if (typeof from !== "object") return refuse(path, `is not JSON data but ${typeof from}`);
    if (depth === 0) return refuse(path, `is nested deeper than ${limits.depth} levels`);
    if (Array.isArray(from)) {
      return from.slice(0, Math.max(left, 0)).map((item, i) => copy(item, `${path}[${i}]`, depth - 1));
    }
    return copyObject(from, path, depth - 1);
  };

  return { value: copy(value, "", limits.depth), problems };
}
