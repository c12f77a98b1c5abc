import type { Reference } from "@nacre/contract";
import type { Runtime } from "@nacre/runtime";
import { generatePath, type MiddlewareFunction } from "react-router";
import type { PageLogic } from "./PageModule.ts";
import { loadedExports } from "./remoteModule.ts";
import { prefetch } from "./usePrefetch.ts";

type Args = Parameters<MiddlewareFunction>[0];
type Next = Parameters<MiddlewareFunction>[1];

/**
 * One function of React Router's for all the middleware of a module that is not there yet. Nothing else of the navigation
 * runs before it, so what the page needs is requested with it.
 *
 * @param load gives the module
 */
export function pageMiddleware(
  runtime: Runtime,
  reference: Reference,
  load: () => Promise<PageLogic>,
): MiddlewareFunction {
  return async (args, next) => {
    if (args.request.method === "GET" && loadedExports(runtime, reference) === undefined)
      prefetch(runtime, generatePath(args.pattern, args.params));
    const { middleware = [] } = await load();
    return run(middleware, args, next);
  };
}

/** One that does not call `next` is gone past, as React Router does. */
async function run([first, ...rest]: readonly MiddlewareFunction[], args: Args, next: Next): Promise<unknown> {
  if (!first) return next();
  let inner: Promise<unknown> | undefined;
  const own = (): Promise<unknown> => (inner ??= run(rest, args, next));
  return (await first(args, own)) ?? own();
}
