import { describe, expect, it } from "vitest";
import { buildErrors, type Bundler, type Project } from "./harness/buildWorld.ts";

const routes = (list: string): Record<string, string> => ({
  "src/Page.js": "export default 1;",
  "src/routes.ts": `import { defineRoutes } from "@nacre/shell";\nexport default defineRoutes(${list});`,
});
const dep = {
  "node_modules/dep/package.json": JSON.stringify({ name: "dep", version: "1.0.0", main: "index.js" }),
  "node_modules/dep/index.js": "export const value = 1;",
};
const page = { exposes: { "./Page": "./src/Page.js" }, routes: "./src/routes.ts" };

const cases: [string, Project, string[]][] = [
  [
    "an expose that does not exist",
    { files: {}, plugin: { exposes: { "./Button": "./src/Buton.js" } } },
    ["NACRE_WEBPACK_MISSING_EXPOSE", '"./Button"', "./src/Buton.js"],
  ],
  [
    "a route whose module is not exposed",
    { files: routes('[{ path: "/x", module: "./Other" }]'), plugin: page },
    ["NACRE_WEBPACK_ROUTE_NOT_EXPOSED", '"./Other"', "exposes"],
  ],
  [
    "two routes with one path",
    { files: routes('[{ path: "a", module: "./Page" }, { path: "a", module: "./Page" }]'), plugin: page },
    ["NACRE_WEBPACK_ROUTE_CLASH", "a"],
  ],
  [
    "a function in routes",
    { files: routes('[{ index: true, module: "./Page", loader: () => 1 }]'), plugin: page },
    ["NACRE_WEBPACK_ROUTES_NOT_DATA", "a function is no data", "line 2"],
  ],
  [
    "an unknown field in routes",
    { files: routes('[{ index: true, modul: "./Page" }]'), plugin: page },
    ["NACRE_WEBPACK_ROUTES_NOT_DATA", "modul"],
  ],
  [
    "an address in publicPath",
    { files: {}, config: { output: { publicPath: "https://cdn.example.test/" } } },
    ["NACRE_WEBPACK_PUBLIC_PATH", "https://cdn.example.test/", "remove"],
  ],
  [
    "a singleton that is bundled privately",
    {
      files: {
        ...dep,
        "src/Page.js":
          'import { value } from "dep"; import * as own from "../node_modules/dep/index.js"; export default [value, own];',
      },
      dependencies: { dep: "^1.0.0" },
      plugin: { exposes: { "./Page": "./src/Page.js" }, shared: { dep: { singleton: true } } },
    },
    ["NACRE_WEBPACK_PRIVATE_SINGLETON", "dep", "Page.js"],
  ],
  [
    "an HTML template that is not there",
    { files: {}, plugin: { html: "./src/index.html" } },
    ["NACRE_WEBPACK_NO_HTML_TEMPLATE", "index.html"],
  ],
  [
    "an HTML template without a place for the application",
    { files: { "src/index.html": "<p>Hello</p>" }, plugin: { html: "./src/index.html" } },
    ["NACRE_WEBPACK_NO_HTML_TEMPLATE", "<!--nacre-->"],
  ],
];

describe.each<Bundler>(["webpack", "rspack"])("a build of %s says what is wrong, and how to mend it", (bundler) => {
  it.each(cases)("%s", async (_, project, parts) => {
    const errors = (await buildErrors(bundler, project)).filter((message) => message.includes("NACRE_"));
    expect(errors).toHaveLength(1);
    for (const part of parts) expect(errors[0]).toContain(part);
  });
});
