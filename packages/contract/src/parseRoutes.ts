import { checkRoutes } from "./checkRoutes.ts";
import type { RouteData } from "./manifest.ts";
import { parseWith } from "./parseWith.ts";
import type { Parsed } from "./problems.ts";
import { routesSchema } from "./schemas.ts";

/**
 * Reads routes as data. Does not know which modules the build exposes: `parseManifest` does.
 *
 * @param input At most 10,000 values, 32 levels deep, texts of 2,048 and together 1,048,576 characters.
 * @returns The routes in fresh objects without prototype, or everything that is wrong with them.
 * @example
 * parseRoutes([{ path: "/catalog", remote: "catalog" }]); // { ok: true, value: [...] }
 */
export function parseRoutes(input: unknown): Parsed<RouteData[]> {
  return parseWith(
    {
      schema: routesSchema,
      limits: { depth: 32, values: 10_000, text: 2048, characters: 2 ** 20 },
      check: (routes) => checkRoutes(routes),
    },
    input,
  );
}
