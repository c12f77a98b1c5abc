/**
 * Fills a route's parameters into an address that a route declares as `data`.
 *
 * @param address `/api/products/:id`
 * @param params decoded: they are encoded here
 * @returns `undefined` when a parameter is not there
 * @example
 * fillAddress("/api/products/:id", { id: "a/b" }); // "/api/products/a%2Fb"
 */
export function fillAddress(address: string, params: Readonly<Record<string, string | undefined>>): string | undefined {
  let missing: string | undefined;
  const filled = address.replace(/(?<=[/=]):([A-Za-z_][\w-]*)/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? (missing = name)),
  );
  return missing ? undefined : filled;
}
