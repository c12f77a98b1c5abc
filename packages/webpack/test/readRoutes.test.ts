import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readRoutes } from "../src/readRoutes.ts";

const folder = mkdtempSync(join(tmpdir(), "nacre-routes-"));
afterAll(() => rmSync(folder, { recursive: true }));

function read(source: string): unknown {
  const file = join(folder, "routes.ts");
  writeFileSync(file, source);
  return readRoutes(file, "catalog");
}

const define = 'import { defineRoutes } from "@nacre/shell";\n';

describe("readRoutes", () => {
  it("reads literals, with types around them", () => {
    const source = `${define}type Id = string;\nexport default defineRoutes([{ index: true, module: "./List" }, { path: \`:id\`, module: "./Detail" as Id, data: ["/api/:id"] }] satisfies object[]);`;
    expect(read(source)).toEqual([
      { index: true, module: "./List" },
      { path: ":id", module: "./Detail", data: ["/api/:id"] },
    ]);
  });

  it("does not run the file", () => {
    expect(read(`${define}globalThis.routesRan = true;\nexport default defineRoutes([]);`)).toEqual([]);
    expect("routesRan" in globalThis).toBe(false);
  });

  it("says that the file is not there", () => {
    expect(() => readRoutes(join(folder, "nowhere.ts"), "catalog")).toThrowError(
      expect.objectContaining({ details: expect.objectContaining({ reason: "the file cannot be found" }) }),
    );
  });

  it("says all that is no data at once, each with its place", () => {
    const source = `${define}export default defineRoutes([\n  { module: List, loader: () => 1 },\n  ...others,\n  { path: make() },\n]);`;
    const reason = [
      "`List` is a variable, and the file is not run (line 3, column 13)",
      "a function is no data (line 3, column 27)",
      "a spread or a hole is no data (line 4, column 3)",
      "CallExpression is no data (line 5, column 11)",
    ].join("; ");
    expect(() => read(source)).toThrowError(expect.objectContaining({ details: expect.objectContaining({ reason }) }));
  });

  it.each([
    [
      "a function",
      "export default defineRoutes([{ index: true, loader: () => 1 }]);",
      "a function is no data (line 2, column 53)",
    ],
    ["a method", "export default defineRoutes([{ loader() {} }]);", "a function is no data"],
    ["a variable", "export default defineRoutes([{ module: List }]);", "`List` is a variable"],
    ["a spread", "export default defineRoutes([...others]);", "a spread or a hole"],
    ["a call", "export default defineRoutes([make()]);", "CallExpression is no data"],
    ["another export", "export default [];", "no call of defineRoutes"],
    ["no export", "defineRoutes([]);", "no default export"],
    ["no argument", "export default defineRoutes();", "the routes are missing"],
    ["a syntax error", "export default defineRoutes([", "SyntaxError"],
  ])("refuses %s", (_, source, reason) => {
    expect(() => read(define + source)).toThrowError(
      expect.objectContaining({
        code: "NACRE_WEBPACK_ROUTES_NOT_DATA",
        details: expect.objectContaining({ reason: expect.stringContaining(reason) }),
      }),
    );
  });
});
