import type { FlatRoute } from "@nacre/contract";
import type { MergedRoute, MergedRoutes } from "./mergeRoutes.ts";
import type { Finding } from "./finding.ts";

interface Branch {
  /** As React Router joins it: an index route ends in `/`. */
  path: string;
  score: number;
  indexes: number[];
  /** From the outermost route to the matched one. */
  lineage: MergedRoute[];
  /** Per segment of the path: whether its case counts. */
  sensitive: boolean[];
  /** An optional segment was left out or taken, so that an equal path elsewhere is no mistake. */
  exploded: boolean;
}

/** What `flattenRoutes` gives: the pages, best match first, and what was wrong. */
export interface FlatRoutes {
  routes: FlatRoute[];
  findings: Finding[];
}

/**
 * Every path of a tree of routes, best match first, by React Router's own ranking: the first one that matches is the one
 * that React Router renders. Paths that can never be reached are left out; two pages that claim one path are a finding.
 *
 * @example
 * flattenRoutes(mergeRoutes("shell", routesOf)).routes[0]; // { path: "/catalog/:id", modules: ["catalog/Detail"] }
 */
export function flattenRoutes({ routes, findings: before }: MergedRoutes): FlatRoutes {
  const findings = [...before];
  const branches = branchesOf(routes, findings).sort(byRank);
  const reached = new Map<string, Branch>();
  for (const branch of branches) {
    const shape = shapeOf(branch);
    const first = reached.get(shape);
    if (first === undefined) reached.set(shape, branch);
    else if (isClash(first, branch)) findings.push(clash(first, branch));
  }
  return { routes: [...reached.values()].map(flat), findings };
}

/** Optional segments double the paths of a route, and those of all routes below it. */
const most = { forms: 1000, paths: 100_000 };

function branchesOf(routes: readonly MergedRoute[], findings: Finding[]): Branch[] {
  const branches: Branch[] = [];
  const root = { path: "", indexes: [], lineage: [], sensitive: [], exploded: false };
  const add = (siblings: readonly MergedRoute[], parent: Omit<Branch, "score">): void => {
    for (const [index, route] of siblings.entries()) {
      const forms = optionsOf(route);
      if (forms.length >= most.forms) findings.push(tooMany(route, most.forms));
      for (const path of forms) {
        if (branches.length >= most.paths) return;
        const branch = extend(parent, route, index, path);
        if (branch === undefined) {
          // With optional segments, an absolute path is meant for those forms that it fits.
          if (!parent.exploded && route.path?.includes("?") !== true) findings.push(outside(parent.path, route));
          continue;
        }
        add(route.children ?? [], branch);
        if (route.path !== undefined || route.index === true) {
          branches.push({ ...branch, score: scoreOf(branch.path, route.index === true) });
        }
      }
    }
  };
  add(routes, root);
  if (branches.length >= most.paths) findings.push(tooMany(branches.at(-1)!.lineage.at(-1)!, most.paths));
  return branches;
}

function tooMany({ container }: MergedRoute, count: number): Finding {
  return { code: "NACRE_PLAN_TOO_MANY_ROUTES", severity: "error", details: { container, most: count } };
}

function extend(
  parent: Omit<Branch, "score">,
  route: MergedRoute,
  index: number,
  given: string,
): Omit<Branch, "score"> | undefined {
  if (given.startsWith("/") && !given.startsWith(parent.path)) return undefined;
  const relative = given.startsWith("/") ? given.slice(parent.path.length) : given;
  return {
    path: `${parent.path}/${relative}`.replace(/\/\/+/g, "/"),
    indexes: [...parent.indexes, index],
    lineage: [...parent.lineage, route],
    sensitive: [...parent.sensitive, ...segmentsOf(relative).map(() => route.caseSensitive === true)],
    exploded: parent.exploded || (route.path?.includes("?") ?? false),
  };
}

/** The forms of a path with optional segments: all of them first, none of them last. */
function optionsOf({ path = "" }: MergedRoute): string[] {
  if (!path.includes("?")) return [path];
  const forms = take(explode(path.split("/")), most.forms);
  return path.startsWith("/") ? forms.map((form) => (form === "" ? "/" : form)) : forms;
}

function* explode([first = "", ...rest]: string[]): Generator<string> {
  const required = first.replace(/\?$/, "");
  const optional = first.endsWith("?");
  if (rest.length === 0) {
    yield required;
    if (optional) yield "";
    return;
  }
  for (const tail of explode(rest)) yield tail === "" ? required : `${required}/${tail}`;
  if (optional) yield* explode(rest);
}

function take<Item>(items: Iterable<Item>, count: number): Item[] {
  const taken: Item[] = [];
  for (const item of items) if (taken.push(item) >= count) break;
  return taken;
}

/**
 * | segment | points |
 * | --- | --- |
 * | each | 1 |
 * | static | 10 |
 * | `:id.json` | 3.5 |
 * | `:id` | 3 |
 * | empty | 1 |
 * | `*` | 0, and -2 once |
 * | index route | 2 once |
 */
function scoreOf(path: string, index: boolean): number {
  const segments = path.split("/");
  const once = (segments.includes("*") ? -2 : 0) + (index ? 2 : 0);
  return segments.reduce((sum, segment) => sum + pointsOf(segment), once + segments.length);
}

function pointsOf(segment: string): number {
  if (segment === "*") return 0;
  if (segment === "") return 1;
  if (/^:[\w-]+$/.test(segment)) return 3;
  return /^:[\w-]/.test(segment) ? 3.5 : 10;
}

/** Higher score first; between siblings of one parent, the order in which they are declared. */
function byRank(a: Branch, b: Branch): number {
  if (a.score !== b.score) return b.score - a.score;
  const siblings = a.indexes.length === b.indexes.length && a.indexes.slice(0, -1).every((n, i) => n === b.indexes[i]);
  return siblings ? (a.indexes.at(-1) ?? 0) - (b.indexes.at(-1) ?? 0) : 0;
}

function segmentsOf(path: string): string[] {
  return path.split("/").filter((segment) => segment !== "");
}

/** Equal for two branches which match the same URLs. */
function shapeOf({ path, sensitive }: Branch): string {
  const segments = segmentsOf(path).map((segment, i) => {
    const shape = segment.replace(/^:[\w-]+/, ":");
    return sensitive[i] === true ? `${shape} sensitive` : shape.toLowerCase();
  });
  return `/${segments.join("/")}`;
}

function isClash(first: Branch, second: Branch): boolean {
  const pages = [first, second].every(({ lineage }) => lineage.at(-1)?.children === undefined);
  return pages && !first.exploded && !second.exploded;
}

function clash(first: Branch, second: Branch): Finding {
  const details = { path: pathOf(first), first: nameOf(first), second: nameOf(second) };
  return { code: "NACRE_PLAN_ROUTE_CLASH", severity: "error", details };
}

function nameOf({ lineage }: Branch): string {
  const route = lineage.at(-1);
  return route?.module === undefined ? `a route of "${route?.container}"` : `"${route.module}"`;
}

function outside(parent: string, { container, path = "" }: MergedRoute): Finding {
  return { code: "NACRE_PLAN_ROUTE_OUTSIDE", severity: "error", details: { container, path, parent } };
}

function pathOf({ path }: Branch): string {
  return path.replace(/(?<=.)\/$/, "");
}

function flat(branch: Branch): FlatRoute {
  const preload = branch.lineage.flatMap((route) => route.preload ?? []);
  const data = branch.lineage.flatMap((route) => route.data ?? []);
  return {
    path: pathOf(branch),
    ...caseOf(branch.sensitive),
    modules: branch.lineage.flatMap((route) => route.module ?? []),
    ...(preload.length > 0 && { preload: [...new Set(preload)] }),
    ...(data.length > 0 && { data: [...new Set(data)] }),
  };
}

function caseOf(sensitive: boolean[]): Pick<FlatRoute, "caseSensitive"> {
  if (!sensitive.includes(true)) return {};
  return { caseSensitive: sensitive.includes(false) ? sensitive : true };
}
