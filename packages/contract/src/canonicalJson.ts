/**
 * One text for equal values: object keys sorted, `undefined` members left out, no white space. The build id is a hash of
 * it.
 *
 * @param value JSON data.
 * @example
 * canonicalJson({ b: 1, a: [true] }); // {"a":[true],"b":1}
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, sorted);
}

function sorted(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.assign(Object.create(null) as object, Object.fromEntries(entries));
}
