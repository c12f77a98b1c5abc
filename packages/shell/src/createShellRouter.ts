import type { Updates } from "@nacre/runtime/updates";
import {
  createBrowserRouter,
  createHashRouter,
  NavigationType,
  type DataRouter,
  type DOMRouterOpts,
  type RouteObject,
} from "react-router";
import { adoptOnNavigation } from "./adoptOnNavigation.ts";
import { findRuntime } from "./findRuntime.ts";
import { leadsToAbsent, shellRoutesMaker, type ShellRoutesOptions } from "./createShellRoutes.tsx";

/** Where the routes come from, and the options of React Router's `createBrowserRouter`. */
export interface ShellRouterOptions extends ShellRoutesOptions, DOMRouterOpts {
  /** `hash` keeps the path behind `#`, for servers that have only one page. Default: `browser`. */
  history?: "browser" | "hash";
}

/**
 * The one router of an application: a React Router data router over the shell's local routes and those of all containers.
 * Starts loading the current page at once; pages of other paths are loaded when they are navigated to. A page that cannot
 * be loaded shows a boundary with a retry in its place, inside the layout; a path that nobody claims loads nothing.
 *
 * The module of a page is a `PageModule`. The routes of a build that is registered later are there for the next navigation.
 * With `updates`, the first navigation to another page after a deployment loads a document, unless `useUpdate` defers it.
 *
 * @throws NacreError `NACRE_RUNTIME_NO_RUNTIME`
 * @example
 * const router = createShellRouter({
 *   routes,
 *   layout: { Component: Layout, ErrorBoundary: Sorry },
 *   local: [{ index: true, Component: Home }, { path: "*", Component: NotFound }],
 * });
 * createShellRoot(element, { onError: report }).render(<RouterProvider router={router} />);
 */
export function createShellRouter({ history = "browser", ...options }: ShellRouterOptions): DataRouter {
  const create = history === "hash" ? createHashRouter : createBrowserRouter;
  const makeRoutes = shellRoutesMaker(options);
  const router = create(makeRoutes(), options);
  const { runtime = findRuntime(), updates } = options;
  const renew = (): RouteObject[] => {
    const routes = withBoundary(makeRoutes(), router, updates);
    // React Router has no other way to take a route away, or to put one in the place of another.
    router._internalSetRoutes(routes);
    return routes;
  };
  runtime.on(({ type }) => type === "snapshot" && goAgain(router, renew));
  updates?.subscribe(renew);
  return router;
}

/** Where a build was absent that is there now, who came for it, or is on the way, goes again. */
function goAgain(router: DataRouter, renew: () => RouteObject[]): void {
  const { navigation, location } = router.state;
  const { location: target = location, historyAction } = navigation;
  const { basename = "/" } = router;
  const wasAbsent = leadsToAbsent(router.routes, target, basename);
  if (leadsToAbsent(renew(), target, basename) || !wasAbsent) return;
  if (navigation.state === "submitting") return;
  const pathname = basename === "/" ? target.pathname : target.pathname.slice(basename.length) || "/";
  // A page that is there, or that is gone back to, has its address already.
  const replace = historyAction !== NavigationType.Push;
  void router.navigate({ ...target, pathname }, { replace, state: target.state as unknown });
}

/** Only once there is something to adopt: the first page would wait for middleware. */
function withBoundary(routes: RouteObject[], router: DataRouter, updates: Updates | undefined): RouteObject[] {
  if (updates?.available === undefined) return routes;
  return routes.map((route) => ({ ...route, middleware: [adoptOnNavigation(updates, router)] }));
}
