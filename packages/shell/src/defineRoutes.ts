import type { Reference } from "@nacre/contract";

/** An expose: `.` or `./Detail`. */
export type ModuleName = "." | `./${string}`;

interface RouteFields {
  /** Made unique by the build's name in front: `catalog/detail`. */
  id?: string;
  caseSensitive?: true;
  /** Modules that the page renders by `remote()`. They are requested together with it. */
  preload?: Reference[];
  /** Slots that the page renders at once. What builds put into them is requested together with it. */
  slots?: string[];
  /** API addresses that the page needs, with the route's parameters: `/api/products/:id`. */
  data?: string[];
}

interface IndexRoute extends RouteFields {
  index: true;
  path?: never;
  children?: never;
}

interface BranchRoute<Child> extends RouteFields {
  index?: never;
  /** React Router's, relative to the parent. */
  path?: string;
  children?: Child[];
}

interface PageFields {
  /** The page or layout. */
  module?: ModuleName;
  /** Expose with all but the component (`loader`, `action`, `ErrorBoundary`, ...): both are requested at once. */
  loader?: ModuleName;
  /** Expose with its `middleware`: React Router wants to know of it before the page is there. May be `module` itself. */
  middleware?: ModuleName;
}

/** A page or layout of this build (`module`), routes of another build (`remote`), or a group of routes. */
export type BuildRoute = (IndexRoute | BranchRoute<BuildRoute>) & PageFields & { remote?: string };

/**
 * A route of the shell: the routes that `remote` gives, below this one; with `module`, that page or layout of it;
 * without `remote`, a local page of the shell which is only declared here.
 */
export type ShellRoute = (IndexRoute | BranchRoute<ShellRoute>) &
  (({ remote: string } & PageFields) | { remote?: never; module?: never; loader?: never; middleware?: never });

/**
 * The routes that a build gives to whoever mounts it. Returns what it gets: data, which the plugin reads at build time,
 * so it holds no functions and no elements.
 *
 * @example
 * export default defineRoutes([{ index: true, module: "./List" }, { path: ":id", module: "./Detail", data: ["/api/products/:id"] }]);
 */
export function defineRoutes(routes: BuildRoute[]): BuildRoute[] {
  return routes;
}

/**
 * The routes of a shell. Returns what it gets: data, which the plugin reads at build time and the application hands to
 * `createShellRouter`.
 *
 * @example
 * export default defineRemoteRoutes([
 *   { index: true, preload: ["components/Card"] },
 *   { path: "/catalog", remote: "catalog" },
 *   { path: "/checkout", remote: "checkout", module: "./Page" },
 * ]);
 */
export function defineRemoteRoutes(routes: ShellRoute[]): ShellRoute[] {
  return routes;
}
