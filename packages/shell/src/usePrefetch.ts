import { useCallback } from "react";
import { matchPath, resolvePath, useLocation, type Params, type To } from "react-router";
import type { FlatRoute } from "@nacre/contract";
import type { Runtime } from "@nacre/runtime";
import { prefetchData } from "./pageData.ts";
import { useRuntime } from "./RuntimeProvider.tsx";

/**
 * A function that requests the files of the page at a path, of what that page declares as `preload`, and its declared
 * `data`: all at once, and used by a navigation that follows. Evaluates nothing, runs no loader, changes nothing on the
 * page. A path of a local page, or that nobody claims, requests nothing but what it declares.
 *
 * @example
 * const prefetch = usePrefetch();
 * <tr onPointerEnter={() => prefetch(`/catalog/${product.id}`)}>
 */
export function usePrefetch(): (to: To) => void {
  const runtime = useRuntime();
  const { pathname } = useLocation();
  return useCallback((to) => prefetch(runtime, resolvePath(to, pathname).pathname), [runtime, pathname]);
}

/** Requests all that the page at a path needs. */
export function prefetch(runtime: Runtime, pathname: string): void {
  const found = find(runtime.snapshot.routes, pathname);
  if (!found) return;
  const { modules, preload = [], data = [] } = found.route;
  if (modules.length + preload.length > 0) void runtime.preload([...modules, ...preload]);
  prefetchData(runtime, data, found.params);
}

/** The snapshot has ranked them: the first that matches is the one that will be rendered. */
function find(routes: readonly FlatRoute[], pathname: string): { route: FlatRoute; params: Params } | undefined {
  for (const route of routes) {
    const match = matchPath({ path: route.path, caseSensitive: route.caseSensitive === true }, pathname);
    if (match) return { route, params: match.params };
  }
  return undefined;
}
