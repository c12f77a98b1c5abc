import type { ComponentType } from "react";
import type {
  ActionFunction,
  LoaderFunction,
  LoaderFunctionArgs,
  MiddlewareFunction,
  ShouldRevalidateFunction,
} from "react-router";

/** What a page's loader gets: React Router's arguments, and the data that its route declares. */
export interface PageLoaderArgs extends LoaderFunctionArgs {
  /**
   * The response to an address that the route declares as `data`: requested before the page's code was there, or ahead of
   * the navigation. For any other address it makes the request now. Each call gets a response of its own to read.
   *
   * @param address as it is declared: `/api/products/:id`. The route's parameters are filled in.
   */
  data(address: string): Promise<Response>;
}

/** What the module of a page or layout may export. They mean what they mean in React Router. */
export interface PageModule extends PageLogic {
  Component?: ComponentType;
  /** The component, where there is no `Component`. */
  default?: ComponentType;
}

/**
 * The part of a page that does not wait for its component: a route may name another expose for it, by `loader`. Where both
 * have something, `loader`, `action` and `shouldRevalidate` are that expose's, all else the component's.
 */
export interface PageLogic {
  loader?: (args: PageLoaderArgs, context?: unknown) => ReturnType<LoaderFunction>;
  action?: ActionFunction;
  shouldRevalidate?: ShouldRevalidateFunction;
  /** For errors of the page itself. It cannot be shown for a page that could not be loaded. */
  ErrorBoundary?: ComponentType;
  /** While the first page's loader runs. Until it is there itself, the router's `fallback` stands in for it. */
  HydrateFallback?: ComponentType;
  /** For `useMatches`. Its members are there as soon as the page was loaded. */
  handle?: object;
  /**
   * Around the loaders and actions of this route and those below it, the first one outermost. Read only from the expose that
   * the route names by `middleware`.
   */
  middleware?: MiddlewareFunction[];
}
