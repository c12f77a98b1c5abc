import type { Updates } from "@nacre/runtime/updates";
import { NavigationType, type DataRouter, type MiddlewareFunction } from "react-router";

/**
 * Where a navigation may adopt a newer snapshot, it becomes the load of a document: nothing else of the navigation runs.
 * Blockers were asked before.
 */
export function adoptOnNavigation(updates: Updates, router: DataRouter): MiddlewareFunction {
  return async ({ request }, next) => {
    if (!isSafeBoundary(router, request)) return next();
    const { location, historyAction } = router.state.navigation as Loading;
    // Going back has changed the address already.
    const adopted = updates.adopt(router.createHref(location), historyAction !== NavigationType.Push);
    if (!adopted) return next();
    // The document is on its way. If somebody stays after all (`beforeunload`), the next navigation ends this one.
    return new Promise((_, end) => request.signal.addEventListener("abort", end));
  };
}

type Loading = Extract<DataRouter["state"]["navigation"], { state: "loading" }>;

/**
 * A navigation to another page, and no fetcher's request beside one. A form that was sent stays in this document, for its
 * answer is here, and so does a navigation with a state, which a document could not be given.
 */
function isSafeBoundary({ state: { navigation, location } }: DataRouter, { url, method }: Request): boolean {
  if (navigation.state !== "loading" || method !== "GET") return false;
  const { pathname, state } = navigation.location;
  const sent = navigation.formMethod !== undefined && navigation.formMethod !== "GET";
  return !sent && !state && pathname !== location.pathname && pathname === new URL(url).pathname;
}
