import type { FlatRoute } from "@nacre/contract";

/** The route of a URL, and the values of its dynamic segments. */
export interface RouteMatch {
  route: FlatRoute;
  params: Record<string, string>;
}

/**
 * The route that React Router will render for a URL.
 *
 * @param routes Of the snapshot: best match first.
 * @param pathname Of the URL, below the router's basename: starts with `/`, percent-encoded.
 * @example
 * matchRoute(snapshot.routes, "/catalog/3"); // { route: { path: "/catalog/:id", ... }, params: { id: "3" } }
 */
export function matchRoute(routes: readonly FlatRoute[], pathname: string): RouteMatch | undefined {
  const parts = decode(pathname.split("/")).slice(1);
  for (const route of routes) {
    const params = match(route, parts);
    if (params) return { route, params };
  }
  return undefined;
}

/** As React Router does: one malformed segment leaves all as they are. */
function decode(parts: string[]): string[] {
  try {
    return parts.map((part) => decodeURIComponent(part).replaceAll("/", "%2F"));
  } catch {
    return parts;
  }
}

function match({ path, caseSensitive }: FlatRoute, parts: string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  const segments = path.split("/").slice(path === "/" ? 2 : 1);
  for (const [i, segment] of segments.entries()) {
    if (segment === "*") {
      params["*"] = value(parts.slice(i).join("/"));
      return params;
    }
    const [, name, rest = segment] = /^:([\w-]+)(.*)/.exec(segment) ?? [];
    const flags = (Array.isArray(caseSensitive) ? caseSensitive[i] : caseSensitive) ? "" : "i";
    const literal = rest.replace(/[\\.*+^${}|()[\]]/g, "\\$&");
    const found = new RegExp(`^${name === undefined ? "" : "([^/]+)"}${literal}$`, flags).exec(parts[i] ?? "");
    if (!found) return undefined;
    if (name !== undefined) params[name] = value(found[1] ?? "");
  }
  return parts.slice(segments.length).join("") === "" ? params : undefined;
}

function value(text: string): string {
  return text.replaceAll("%2F", "/");
}
