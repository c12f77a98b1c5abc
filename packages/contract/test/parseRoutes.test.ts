import { parseRoutes } from "@nacre/contract";
import { expect, test } from "vitest";

test("reads routes as data", () => {
  const routes = [
    { path: "/catalog", remote: "catalog", preload: ["components/Card", "./Teaser"], data: ["/api/products"] },
    { path: "/checkout", remote: "checkout", module: "./Page" },
    {
      path: "/",
      children: [
        { index: true, module: "./Home" },
        { path: "*", module: "./NotFound" },
      ],
    },
  ];
  expect(parseRoutes(routes)).toEqual({ ok: true, value: routes });
});

test.each([
  ["a member that no route has", [{ path: "a", Component: "x" }], "[0].Component", "is not known here"],
  ["a function", [{ path: "a", loader: () => 1 }], "[0].loader", "is not JSON data but function"],
  ["a path with * in the middle", [{ path: "*/a" }], "[0].path", "is not a path of React Router"],
  ["routes below an index route", [{ index: true, children: [{ path: "a" }] }], "[0].index", "has no routes below it"],
  ["a mounted container at a *", [{ path: "shop/*", remote: "catalog" }], "[0].path", "drop the *"],
  [
    "an absolute path outside its parent",
    [{ path: "/a", children: [{ path: "/b" }] }],
    "[0].children[0].path",
    'not start with "/a"',
  ],
  ["a bad module", [{ module: "List" }], "[0].module", 'is not an expose: "." or "./Button"'],
])("refuses %s", (_, routes, path, message) => {
  expect(parseRoutes(routes)).toMatchObject({
    ok: false,
    problems: [{ path, message: expect.stringContaining(message) }],
  });
});
