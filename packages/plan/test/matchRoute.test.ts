import type { RouteData } from "@nacre/contract";
import { flattenRoutes, matchRoute, mergeRoutes } from "@nacre/plan";
import * as fc from "fast-check";
import { matchRoutes } from "react-router";
import type { RouteMatch, RouteObject } from "react-router";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

const segment = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("a", "b", "Ab", "caf\u00e9", "x.y") },
  { weight: 3, arbitrary: fc.constantFrom(":id", ":other", ":id.json") },
  { weight: 2, arbitrary: fc.constantFrom("a?", ":id?", "b?") },
);
const path = fc.array(segment, { minLength: 1, maxLength: 3 }).map((segments) => segments.join("/"));
const sensitive = fc.constantFrom({}, {}, { caseSensitive: true as const });
const leaf: fc.Arbitrary<RouteData> = fc.oneof(
  fc.tuple(fc.oneof(path, path, fc.constantFrom("", "/")), sensitive).map(([own, flag]) => ({ path: own, ...flag })),
  fc.constant<RouteData>({ index: true }),
  fc
    .oneof(
      fc.constant("*"),
      path.map((own) => `${own}/*`),
    )
    .map((own) => ({ path: own })),
);
const tree = fc.letrec<{ route: RouteData; routes: RouteData[] }>((tie) => ({
  routes: fc.array(tie("route"), { minLength: 1, maxLength: 4 }),
  route: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc
      .tuple(fc.oneof(path, fc.constantFrom("/", "")), sensitive, tie("routes"))
      .map(([own, flag, children]) => ({ path: own, ...flag, children })),
    tie("routes").map((children) => ({ children })),
  ),
})).routes;

const part = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom("a", "b", "A", "ab", "AB", "Ab", "x.y", "1.json", "7") },
  fc.constantFrom("caf%C3%A9", "CAF%C3%89", "a%2Fb", "%", "%41", ""),
);
const url = fc.array(part, { maxLength: 5 }).map((parts) => `/${parts.join("/")}`);

// React Router warns of every malformed URL.
beforeAll(() => void vi.spyOn(console, "warn").mockImplementation(() => undefined));
afterAll(() => void vi.restoreAllMocks());

test("finds the route that React Router finds, with the same parameters, on generated routes and URLs", () => {
  fc.assert(
    fc.property(tree, url, (routes, pathname) => {
      const named = number(routes);
      const flat = flattenRoutes(mergeRoutes("shell", () => named));
      const theirs = theirMatch(named, pathname);
      const refused = flat.findings.some(({ code }) => code === "NACRE_PLAN_ROUTE_OUTSIDE");
      expect(refused).toBe(theirs === "refused");
      if (theirs === "refused") return;
      const ours = matchRoute(flat.routes, pathname);
      expect(ours?.route.modules ?? null).toEqual(theirs?.map(({ route }) => `shell/${route.id}`) ?? null);
      expect(ours?.params).toEqual(theirs?.at(-1)?.params);
    }),
    { numRuns: 5000 },
  );
}, 30_000);

function theirMatch(routes: RouteData[], pathname: string): RouteMatch[] | null | "refused" {
  try {
    return matchRoutes(routes as unknown as RouteObject[], pathname);
  } catch {
    return "refused";
  }
}

/** Names every route, and makes the name its module. */
function number(routes: readonly RouteData[], above = "r"): RouteData[] {
  return routes.map(({ children, ...route }, i) => {
    const id = `${above}-${i}`;
    return { ...route, id, module: `./${id}`, ...(children && { children: number(children, id) }) };
  });
}

describe("flattenRoutes", () => {
  const routesOf = (routes: Record<string, RouteData[]>) => (name: string) => routes[name];

  test("puts a container's own routes below the shell's, best match first", () => {
    const merged = mergeRoutes(
      "shell",
      routesOf({
        shell: [
          { path: "/catalog", remote: "catalog", preload: ["components/Skeleton"] },
          { path: "/checkout", remote: "checkout", module: "./Page" },
          { path: "/" },
        ],
        catalog: [
          { index: true, module: "./List", loader: "./List.loader" },
          { path: ":id", module: "./Detail", preload: ["./Related"], data: ["/api/products/:id"] },
          { path: "*", module: "." },
        ],
      }),
    );
    expect(flattenRoutes(merged)).toEqual({
      findings: [],
      routes: [
        { path: "/catalog", modules: ["catalog/List"], preload: ["components/Skeleton", "catalog/List.loader"] },
        {
          path: "/catalog/:id",
          modules: ["catalog/Detail"],
          preload: ["components/Skeleton", "catalog/Related"],
          data: ["/api/products/:id"],
        },
        { path: "/checkout", modules: ["checkout/Page"] },
        { path: "/catalog/*", modules: ["catalog"], preload: ["components/Skeleton"] },
        { path: "/", modules: [] },
      ],
    });
  });

  test("names the layouts before the page", () => {
    const merged = mergeRoutes(
      "shell",
      routesOf({
        shell: [{ path: "account", remote: "account" }],
        account: [{ module: "./Layout", children: [{ index: true, module: "./Home" }] }],
      }),
    );
    expect(flattenRoutes(merged).routes[0]).toEqual({ path: "/account", modules: ["account/Layout", "account/Home"] });
  });

  test("says which pages claim one path", () => {
    const merged = mergeRoutes(
      "shell",
      routesOf({
        shell: [
          { path: "/shop", remote: "catalog" },
          { path: "/shop/:product", remote: "checkout", module: "./Page" },
        ],
        catalog: [{ path: ":id", module: "./Detail" }],
      }),
    );
    const { findings } = flattenRoutes(merged);
    expect(findings).toEqual([
      {
        code: "NACRE_PLAN_ROUTE_CLASH",
        severity: "error",
        details: { path: "/shop/:id", first: '"catalog/Detail"', second: '"checkout/Page"' },
      },
    ]);
  });

  test.each<[string, RouteData[]]>([
    ["a layout and its index", [{ path: "a", module: "./L", children: [{ index: true, module: "./I" }] }]],
    [
      "optional segments",
      [
        { path: "a", module: "./A" },
        { path: ":lang?/a", module: "./B" },
      ],
    ],
    [
      "different case, where it counts",
      [
        { path: "a", caseSensitive: true },
        { path: "A", caseSensitive: true },
      ],
    ],
    ["a static and a dynamic segment", [{ path: "new" }, { path: ":id" }]],
  ])("is content with %s", (_, routes) => {
    expect(flattenRoutes(mergeRoutes("shell", () => routes)).findings).toEqual([]);
  });

  test("stops where containers mount each other", () => {
    const merged = mergeRoutes(
      "shell",
      routesOf({
        shell: [{ path: "a", remote: "a" }],
        a: [{ path: "b", remote: "b" }],
        b: [{ path: "a", remote: "a" }],
      }),
    );
    expect(merged.findings).toEqual([
      { code: "NACRE_PLAN_ROUTE_CYCLE", severity: "error", details: { containers: ["shell", "a", "b", "a"] } },
    ]);
  });

  test("refuses an absolute path outside the place where the container is mounted", () => {
    const merged = mergeRoutes(
      "shell",
      routesOf({ shell: [{ path: "/shop", remote: "c" }], c: [{ path: "/x", module: "./X" }] }),
    );
    expect(flattenRoutes(merged).findings).toEqual([
      { code: "NACRE_PLAN_ROUTE_OUTSIDE", severity: "error", details: { container: "c", path: "/x", parent: "/shop" } },
    ]);
  });
});
