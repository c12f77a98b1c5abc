import type { RouteData } from "./manifest.ts";
import { formatPath } from "./formatPath.ts";
import type { Problem } from "./problems.ts";

/** Optional segments from the root to a leaf: each doubles the paths that a route stands for. */
const optionals = 8;

/**
 * What React Router, or the merging of routes, would refuse of routes that have the right shape.
 *
 * @param at Where the routes stand.
 */
export function checkRoutes(routes: readonly RouteData[], at: readonly (string | number)[] = []): Problem[] {
  return checkSiblings(routes, at, "");
}

function checkSiblings(routes: readonly RouteData[], at: readonly (string | number)[], above: string): Problem[] {
  return routes.flatMap((route, i) => checkRoute(route, [...at, i], above));
}

function checkRoute(route: RouteData, at: readonly (string | number)[], above: string): Problem[] {
  const { path = "", index, remote, module, children = [] } = route;
  const problem = (key: string, message: string): Problem => ({ path: formatPath([...at, key]), message });
  const mounts = remote !== undefined && module === undefined;
  const below = mounts || children.length > 0;
  const full = joinPath(above, path);
  return [
    ...(below && index === true ? [problem("index", "an index route has no routes below it")] : []),
    ...(below && path.endsWith("*")
      ? [problem("path", `"${path}" leaves nothing to the routes below it: drop the *`)]
      : []),
    ...(path.startsWith("/") && !path.startsWith(above)
      ? [problem("path", `"${path}" is absolute but does not start with "${above}", the path of the routes above it`)]
      : []),
    ...(optionalsOf(full) > optionals
      ? [problem("path", `has more than ${optionals} optional segments, those of the routes above it included`)]
      : checkSiblings(children, [...at, "children"], full)),
  ];
}

function joinPath(above: string, path: string): string {
  const joined = path.startsWith("/") ? path : `${above}/${path}`;
  return joined.replace(/\/{2,}/g, "/");
}

function optionalsOf(path: string): number {
  return path.split("/").filter((segment) => segment.endsWith("?")).length;
}
