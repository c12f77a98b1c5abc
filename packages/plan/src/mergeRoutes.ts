import { formatReference } from "@nacre/contract";
import type { Reference, RouteData } from "@nacre/contract";
import type { Finding } from "./finding.ts";

/** A route whose modules are references, so that it means the same wherever it stands. */
export interface MergedRoute extends Omit<
  RouteData,
  "remote" | "module" | "loader" | "middleware" | "slots" | "children"
> {
  /** The page or layout. Absent: nothing to render at this level. */
  module?: Reference;
  /** Container that declared the route. */
  container: string;
  children?: MergedRoute[];
}

/** What `mergeRoutes` gives: one tree of all builds' routes, and what was wrong. */
export interface MergedRoutes {
  routes: MergedRoute[];
  findings: Finding[];
}

/** Each mount may mount again: far fewer builds than routes are enough to have too many. */
const most = { routes: 10_000, mounts: 32 };

/**
 * Puts the routes of all containers into one tree: a route with `remote` and no `module` gets that container's own routes
 * as children, and every module becomes a reference. This is the tree that React Router is given.
 *
 * @param root Name of the build whose routes are the top.
 * @param routesOf Routes of each container, by name; `undefined` for a container that is not there.
 * @param partsOf What builds put into a slot. Nothing by default.
 * @example
 * mergeRoutes("shell", (name) => snapshot.builds[snapshot.names[name] ?? ""]?.routes);
 */
export function mergeRoutes(
  root: string,
  routesOf: (name: string) => readonly RouteData[] | undefined,
  partsOf: (slot: string) => readonly Reference[] = () => [],
): MergedRoutes {
  const findings: Finding[] = [];
  let count = 0;
  const report = (code: Finding["code"], details: Finding["details"]): void => {
    findings.push({ code, severity: "error", details });
  };

  const below = (name: string, above: readonly string[]): MergedRoute[] => {
    const path = [...above, name];
    return (routesOf(name) ?? []).map((route) => merge(route, path));
  };

  const mounted = (name: string, above: readonly string[]): MergedRoute[] => {
    if (above.includes(name)) {
      report("NACRE_PLAN_ROUTE_CYCLE", { containers: [...above, name] });
      return [];
    }
    if (count > most.routes || above.length > most.mounts) {
      if (!findings.some(({ code }) => code === "NACRE_PLAN_TOO_MANY_ROUTES"))
        report("NACRE_PLAN_TOO_MANY_ROUTES", { container: name, most: most.routes });
      return [];
    }
    return below(name, above);
  };

  const merge = (route: RouteData, above: readonly string[]): MergedRoute => {
    count += 1;
    const { remote, module, loader, middleware, slots, children, preload: preloaded, ...rest } = route;
    const container = above.at(-1) ?? root;
    const inside = [
      ...(remote !== undefined && module === undefined ? mounted(remote, above) : []),
      ...(children ?? []).map((child) => merge(child, above)),
    ];
    const own = (expose: string): Reference => formatReference({ name: remote ?? container, expose });
    const preload = [
      ...[loader, middleware].filter((expose) => expose !== undefined).map(own),
      ...(preloaded ?? []).map((reference) => absolute(container, reference)),
      ...(slots ?? []).flatMap(partsOf),
    ];
    return {
      ...rest,
      container,
      ...(module !== undefined && { module: own(module) }),
      ...(preload.length > 0 && { preload }),
      ...(inside.length > 0 && { children: inside }),
    };
  };

  return { routes: below(root, []), findings };
}

function absolute(container: string, reference: Reference): Reference {
  return reference.startsWith(".") ? formatReference({ name: container, expose: reference }) : reference;
}
