import { NacreError, type Manifest } from "@nacre/contract";
import { flattenRoutes, mergeRoutes } from "@nacre/plan";

/** Routes of a build that clash with each other: those of other builds are not known here. */
export function routeClashes({ name, routes }: Manifest): NacreError[] {
  const { findings } = flattenRoutes(mergeRoutes(name, (container) => (container === name ? routes : undefined)));
  return findings.map(({ code, details }) =>
    code === "NACRE_PLAN_ROUTE_CLASH"
      ? new NacreError("NACRE_WEBPACK_ROUTE_CLASH", { name, path: String(details["path"]) })
      : new NacreError(code, details as never),
  );
}
