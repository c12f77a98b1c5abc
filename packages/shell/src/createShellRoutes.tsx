import { contributionsTo, formatReference, type ExposeName, type Reference, type RouteData } from "@nacre/contract";
import type { Runtime } from "@nacre/runtime";
import type { Updates } from "@nacre/runtime/updates";
import type { ReactNode } from "react";
import { matchRoutes, Outlet, type Location, type RouteObject } from "react-router";
import { findRuntime } from "./findRuntime.ts";
import { overrideModules, type Overrides } from "./overrideModules.ts";
import { pageRoute, type PageRoute } from "./pageRoute.tsx";
import type { RemoteSlotProps } from "./RemoteSlot.tsx";
import { RuntimeProvider } from "./RuntimeProvider.tsx";
import { UpdatesContext } from "./useUpdate.ts";

/** The route around all others. It has no path: what the shell's routes declare starts at the root. */
export type LayoutRoute = Pick<
  RouteObject,
  | "id"
  | "Component"
  | "element"
  | "loader"
  | "action"
  | "shouldRevalidate"
  | "ErrorBoundary"
  | "errorElement"
  | "HydrateFallback"
  | "handle"
  | "middleware"
>;

export interface ShellRoutesOptions extends RemoteSlotProps {
  /** The shell's `routes.ts`. */
  routes: readonly RouteData[];
  /**
   * The shell's own routes, beside the remote ones: its home page, `*` for what nobody claims. One that has the place of a
   * declared route (the same path, or index) takes that route's children.
   */
  local?: readonly RouteObject[];
  /** The shell's frame: it stays while pages below it change, load and fail. */
  layout?: LayoutRoute;
  /** The page's by default. Everything below the routes gets it. */
  runtime?: Runtime;
  /** Modules used in place of remotes, pages among them: `{ "catalog/List": () => import("./List.tsx") }`. */
  overrides?: Overrides;
  /** What `useUpdate` tells of below the routes: `watchUpdates(runtime)` of `@nacre/runtime/updates`. Default: nothing. */
  updates?: Updates;
}

/**
 * One tree of React Router's route objects, made of the shell's local routes and of the routes that the containers in the
 * snapshot give. Loads no code: pages are loaded when they are navigated to.
 *
 * For servers and tests; in the browser use `createShellRouter`, which also takes routes of builds that are registered later.
 *
 * @throws NacreError `NACRE_RUNTIME_NO_RUNTIME`
 * @example
 * const handler = createStaticHandler(createShellRoutes({ routes, runtime, layout: { Component: Layout } }));
 */
export function createShellRoutes(options: ShellRoutesOptions): RouteObject[] {
  return shellRoutesMaker(options)();
}

/** Makes the tree of the snapshot that the runtime has by then. What is in it already stays the same for React. */
export function shellRoutesMaker({
  routes,
  local = [],
  layout,
  runtime: base = findRuntime(),
  overrides,
  updates,
  fallback,
  errorFallback,
}: ShellRoutesOptions): () => RouteObject[] {
  const runtime = overrides ? overrideModules(base, overrides) : base;
  const mount: Mount = { runtime, slot: { fallback, errorFallback }, pages: new Map() };
  const Component = (): ReactNode => <Provided runtime={runtime} updates={updates} />;
  return () => {
    const all = shellRoutes(routes, local, mount);
    return [{ Component, children: layout ? [{ ...layout, children: all }] : all }];
  };
}

function Provided({ runtime, updates }: { runtime: Runtime; updates: Updates | undefined }): ReactNode {
  return (
    <RuntimeProvider runtime={runtime}>
      <UpdatesContext value={updates}>
        <Outlet />
      </UpdatesContext>
    </RuntimeProvider>
  );
}

interface Mount {
  runtime: Runtime;
  slot: RemoteSlotProps;
  /** What was made of routes before: another component would lose the state of the page. */
  pages: Map<RouteData, PageRoute>;
}

/** Declared routes meet the shell's own. A declared page without a counterpart here is left to the routes further down. */
function shellRoutes(declared: readonly RouteData[], local: readonly RouteObject[], mount: Mount): RouteObject[] {
  const rest = [...local];
  const take = (route: RouteData): RouteObject | undefined => {
    const at = rest.findIndex((own) => samePlace(own, route));
    return at < 0 ? undefined : rest.splice(at, 1)[0];
  };
  const met = declared.flatMap((route) => {
    if (route.remote !== undefined || route.module !== undefined)
      return [remoteRoute(route, [mount.runtime.snapshot.root], mount)];
    const own = take(route);
    const children = shellRoutes(route.children ?? [], own?.children ?? [], mount);
    if (children.length > 0) return [{ ...(own ?? placeOf(route)), children } as RouteObject];
    return own ? [own] : [];
  });
  return [...met, ...rest];
}

function samePlace(own: RouteObject, declared: RouteData): boolean {
  if (own.index === true || declared.index === true) return own.index === true && declared.index === true;
  return own.path !== undefined && declared.path !== undefined && trim(own.path) === trim(declared.path);
}

function trim(path: string): string {
  return path.replace(/^\/+|\/+$/g, "");
}

/** @param above The containers whose routes contain each other, the innermost last. */
function remoteRoute(route: RouteData, above: readonly string[], mount: Mount): RouteObject {
  const owner = above.at(-1) ?? "";
  const { remote, module } = route;
  const nested = (route.children ?? []).map((child) => remoteRoute(child, above, mount));
  if (module !== undefined) {
    const reference = formatReference({ name: remote ?? owner, expose: module });
    return withChildren({ ...placeOf(route, owner), ...madeOnce(reference, route, owner, mount) }, nested);
  }
  const place = { ...placeOf(route, owner), ...guard(route, owner, mount) };
  if (remote === undefined) return withChildren(place, nested);
  const given = routesOf(remote, mount.runtime);
  if (!given && route.path !== undefined) return absent(route, remote, owner, mount);
  // Routes that contain each other are an error where the snapshot is made; here they only must not hang the page.
  const inner = above.includes(remote)
    ? []
    : (given ?? []).map((child) => remoteRoute(child, [...above, remote], mount));
  return withChildren(place, [...inner, ...nested]);
}

function madeOnce(reference: Reference, route: RouteData, owner: string, mount: Mount): PageRoute {
  const made = mount.pages.get(route) ?? page(reference, route, owner, mount);
  mount.pages.set(route, made);
  return made;
}

/** Middleware without a page around the routes below, and a boundary for it. */
function guard(route: RouteData, owner: string, mount: Mount): Partial<PageRoute> {
  if (route.middleware === undefined) return {};
  const reference = formatReference({ name: route.remote ?? owner, expose: route.middleware });
  const { middleware = [], ErrorBoundary } = madeOnce(reference, route, owner, mount);
  return { middleware, ErrorBoundary };
}

function routesOf(name: string, { snapshot }: Runtime): readonly RouteData[] | undefined {
  const build = snapshot.names[name];
  return build === undefined ? undefined : (snapshot.builds[build]?.routes ?? []);
}

/** What tells the routes of absent builds from others: React Router copies all but this object. */
const absentHandles = new WeakSet<object>();

/** Whether a path leads to a build that is not there. */
export function leadsToAbsent(routes: RouteObject[], location: Location, basename?: string): boolean {
  return (
    matchRoutes(routes, location, basename)?.some(({ route }) => absentHandles.has(route.handle as object)) === true
  );
}

/** No build of that name: every path below says so in its boundary, instead of being unknown. */
function absent(route: RouteData, remote: string, owner: string, mount: Mount): RouteObject {
  const { handle, ...made } = page(remote, route, owner, mount);
  absentHandles.add(handle);
  return { ...placeOf(route, owner), path: `${trimEnd(route.path ?? "")}/*`, ...made, handle };
}

function trimEnd(path: string): string {
  return path.replace(/\/+$/, "");
}

function page(
  reference: Reference,
  { remote, loader, middleware, preload = [], slots = [], data = [] }: RouteData,
  owner: string,
  { runtime, slot }: Mount,
): PageRoute {
  const own = (expose: ExposeName): Reference => formatReference({ name: remote ?? owner, expose });
  return pageRoute({
    ...slot,
    runtime,
    reference,
    logic: loader === undefined ? reference : own(loader),
    middleware: middleware === undefined ? undefined : own(middleware),
    preload: () => [
      ...preload.map((each) => absolute(owner, each)),
      ...slots.flatMap((each) => contributionsTo(runtime.snapshot, each)),
    ],
    data,
  });
}

function absolute(owner: string, reference: Reference): Reference {
  return reference.startsWith(".") ? formatReference({ name: owner, expose: reference }) : reference;
}

function placeOf({ path, index, caseSensitive, id }: RouteData, owner?: string): RouteObject {
  const place = {
    path,
    index,
    caseSensitive,
    id: id === undefined ? undefined : owner === undefined ? id : `${owner}/${id}`,
  };
  return Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined));
}

function withChildren(route: object, children: RouteObject[]): RouteObject {
  return children.length > 0 ? { ...route, children } : route;
}
