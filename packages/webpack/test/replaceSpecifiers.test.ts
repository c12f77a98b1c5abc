import { describe, expect, it } from "vitest";
import { findPattern, readAmbientPatterns } from "../src/types/ambientPatterns.ts";
import { replaceReferences, replaceSpecifiers, type Specifier } from "../src/types/replaceSpecifiers.ts";

function found(text: string): Specifier[] {
  const specifiers: Specifier[] = [];
  replaceSpecifiers(text, (specifier) => {
    specifiers.push(specifier);
    return specifier.name;
  });
  return specifiers;
}

describe("names of modules in a declaration", () => {
  it.each([
    'import { A } from "x";',
    "import type A from 'x'",
    'export * from "x";',
    'export { A as B } from\n  "x";',
    'import A = require("x");',
    'declare const a: import("x").A;',
    'declare const a: typeof import( "x" );',
    'type A = { from: import("x", { with: { "resolution-mode": "import" } }).A };',
    'declare module "x" { interface A {} }',
    '`${"a"}`; import { A } from "x";',
  ])("%s", (text) => {
    expect(found(text)).toEqual([{ name: "x", sideEffect: false }]);
    expect(replaceSpecifiers(text, () => "./y.js")).toBe(text.replace(/(["'])x\1/, '"./y.js"'));
  });

  it("only for its effect", () => {
    expect(found('import "x";')).toEqual([{ name: "x", sideEffect: true }]);
    expect(replaceSpecifiers('import "x";\nexport {};\n', () => undefined)).toBe("export {};\n");
  });

  it.each([
    '/* import "x"; */',
    '/** @example\n * import A from "x";\n */\ndeclare const a: 1;',
    '// import("x")',
    "declare const a: 'import \"x\"';",
    'declare const a: "from \\"x\\"";',
    'declare const a: `import "x"`;',
    'interface A { from: "x"; import: "x"; module: "x" }',
    'declare const comesfrom: "x";',
    'declare module "*.css";',
  ])("none: %s", (text) => {
    expect(found(text)).toEqual([]);
    expect(replaceSpecifiers(text, () => "y")).toBe(text);
  });

  it("references to files and to types", () => {
    const text =
      '/// <reference path="./a.d.ts" />\n/// <reference types="node" />\n/// <reference lib="dom" />\nexport {};\n';
    const seen: string[] = [];
    const out = replaceReferences(text, (kind, name) => {
      seen.push(`${kind} ${name}`);
      return kind === "path" ? "../b.d.ts" : undefined;
    });
    expect(seen).toEqual(["path ./a.d.ts", "types node"]);
    expect(out).toBe('/// <reference path="../b.d.ts" />\n/// <reference lib="dom" />\nexport {};\n');
  });
});

describe("what a project says of modules that are no code", () => {
  const text = `
    declare module "*.css";
    declare module '*.module.css' {
      /* } */ const it: { readonly "}": string }; // }
      export default it;
    }
    declare module "virtual:*" { export {} }
    declare module "exact" {}
  `;

  it("is read with all of its words", () => {
    const patterns = readAmbientPatterns(text);
    expect(patterns.map(({ start, end }) => `${start}*${end}`)).toEqual(["*.css", "*.module.css", "virtual:*"]);
    expect(patterns[0]!.body).toBe("");
    expect(patterns[1]!.body).toMatch(/^\{[^]*export default it;\s*\}$/);
    expect(patterns[2]!.body).toBe("{ export {} }");
  });

  it("is taken from the pattern that says most", () => {
    const patterns = readAmbientPatterns(text);
    expect(findPattern(patterns, "/src/a.module.css")?.end).toBe(".module.css");
    expect(findPattern(patterns, "/src/a.css")?.end).toBe(".css");
    expect(findPattern(patterns, "/src/a.svg")).toBeUndefined();
  });
});
