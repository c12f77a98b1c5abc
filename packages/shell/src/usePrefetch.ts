import type { FlatRoute } from "@nacre/contract";
import { useCallback } from "react";
import { matchPath, resolvePath, useLocation, type To } from "react-router";
import { useRuntime } from "./RuntimeProvider.tsx";

/**
 * A function that requests the files of the page at a path, and of what that page declares as `preload`. Evaluates
 * nothing, runs no loader, changes nothing on the page. A path of a local page, or that nobody claims, requests nothing.
 *
 * @example
 * const prefetch = usePrefetch();
 * <tr onPointerEnter={() => prefetch(`/catalog/${product.id}`)}>
 */
export function usePrefetch(): (to: To) => void {
  const runtime = useRuntime();
  const { pathname } = useLocation();
  return useCallback(
    (to) => {
      const { modules = [], preload = [] } = find(runtime.snapshot.routes, resolvePath(to, pathname).pathname) ?? {};
      if (modules.length + preload.length > 0) void runtime.preload([...modules, ...preload]);
    },
    [runtime, pathname],
  );
}

/** The snapshot has ranked them: the first that matches is the one that will be rendered. */
function find(routes: readonly FlatRoute[], pathname: string): Partial<FlatRoute> | undefined {
  return routes.find(({ path, caseSensitive }) => matchPath({ path, caseSensitive: caseSensitive === true }, pathname));
}
