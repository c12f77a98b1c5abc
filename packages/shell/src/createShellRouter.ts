import { createBrowserRouter, createHashRouter, type DataRouter, type DOMRouterOpts } from "react-router";
import { findRuntime } from "./findRuntime.ts";
import { shellRoutesMaker, type ShellRoutesOptions } from "./createShellRoutes.tsx";

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
  // React Router has no other way to take a route away, or to put one in the place of another.
  const { runtime = findRuntime() } = options;
  runtime.on(({ type }) => type === "snapshot" && router._internalSetRoutes(makeRoutes()));
  return router;
}
