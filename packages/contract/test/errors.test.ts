import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { catalogue, explainError, invariant, isNacreError, NacreError } from "@nacre/contract";
import { expect, test } from "vitest";

const docs = readFileSync(new URL("../../../docs/errors.md", import.meta.url), "utf8");

test("an error carries its code, its details and what caused it", () => {
  const cause = new Error("404");
  const details = { container: "catalog", build: "0123456789abcdef", url: "/a.js", reason: "status 404" };
  const error = new NacreError("NACRE_RUNTIME_FILE_FAILED", details, { cause });
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ name: "NacreError", code: "NACRE_RUNTIME_FILE_FAILED", details, cause });
  expect(error.message).toContain("NACRE_RUNTIME_FILE_FAILED");
});

test("an error of another copy of the package is recognised", () => {
  const other = Object.defineProperty(
    Object.assign(new Error("x"), { code: "NACRE_RUNTIME_NO_RUNTIME" }),
    Symbol.for("nacre.error"),
    {
      value: true,
    },
  );
  expect(isNacreError(other)).toBe(true);
  expect(isNacreError(other, "NACRE_RUNTIME_NO_RUNTIME")).toBe(true);
  expect(isNacreError(other, "NACRE_RUNTIME_FILE_FAILED")).toBe(false);
});

test.each([undefined, null, "text", new Error("x"), { code: "NACRE_RUNTIME_NO_RUNTIME" }])(
  "%s is no NacreError",
  (value) => {
    expect(isNacreError(value)).toBe(false);
  },
);

test("explainError says who asked, for what, what was found and what to do", () => {
  const error = new NacreError("NACRE_PLAN_UNSATISFIED_SINGLETON", {
    container: "checkout",
    key: "react",
    range: "^19.0.0",
    provider: "shell",
    version: "18.3.1",
  });
  expect(explainError(error)).toBe(
    '"checkout" needs react ^19.0.0 as a singleton; "shell" provides 18.3.1. Bring both to one version of react: upgrade the older of the two, or widen the range in checkout if it works with 18.3.1.',
  );
});

test("a list of what there is leaves out what nobody else is meant to ask for", () => {
  const error = new NacreError("NACRE_PLAN_UNKNOWN_EXPOSE", {
    name: "shell",
    expose: "./crt",
    known: ["./app", "./cart"],
  });
  expect(explainError(error)).toContain("(it has ./cart)");
});

test("explainError lists every problem on a line of its own", () => {
  const problems = [
    { path: "name", message: "is missing" },
    { path: "", message: "is too large" },
  ];
  expect(explainError(new NacreError("NACRE_CONTRACT_BAD_MANIFEST", { source: "nacre.json", problems }))).toContain(
    "nacre.json is not a manifest that Nacre can use:\n  - name: is missing\n  - is too large\n",
  );
});

test("invariant is for our bugs and says so", () => {
  expect(() => invariant(false, "chunks are unique")).toThrowError(
    "A bug in Nacre, please report it: chunks are unique",
  );
  expect(() => invariant(true, "chunks are unique")).not.toThrow();
});

test("every code has its heading in docs/errors.md, and every heading its code", () => {
  const headings = [...docs.matchAll(/^### (\w+)$/gm)].map(([, code]) => code);
  expect(new Set(headings)).toEqual(new Set(Object.keys(catalogue)));
  expect(new Set(headings).size).toBe(headings.length);
});

test("every code is raised somewhere", () => {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const files = globSync("*/src/**/*.{ts,tsx}", { cwd: root }).filter((file) => !file.endsWith("catalogue.ts"));
  const sources = files.map((file) => readFileSync(root + file, "utf8")).join("\n");
  expect(Object.keys(catalogue).filter((code) => !sources.includes(`"${code}"`))).toEqual([]);
});

test.each(Object.keys(catalogue))("docs/errors.md says of %s why it happens and what to do", (code) => {
  const section = docs.split(`### ${code}\n`)[1]?.split("\n### ")[0] ?? "";
  expect(section).toMatch(/\*\*Cause\.\*\* \S/);
  expect(section).toMatch(/\*\*What to do\.\*\* \S/);
  expect(section).toMatch(/^> \S/m);
});
