import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const source = new URL("../src/", import.meta.url);
const files = readdirSync(source);
const components = files.filter((file) => file.endsWith(".tsx")).map((file) => file.replace(".tsx", ""));

test("every component is exposed alone, and all of them together", () => {
  const config = readFileSync(new URL("../webpack.config.ts", import.meta.url), "utf8");
  const exposed = [...config.matchAll(/"\.\/(\w+)": "\.\/src\/(\w+)\.tsx"/g)];
  expect(exposed.map(([, name, file]) => [name, file])).toEqual(components.map((name) => [name, name]));
  const index = readFileSync(new URL("index.ts", source), "utf8");
  expect([...index.matchAll(/from "\.\/(\w+)\.tsx"/g)].map(([, name]) => name)).toEqual(components);
});

test("every component has its stylesheet, and brings the tokens", () => {
  for (const name of components) {
    const code = readFileSync(new URL(`${name}.tsx`, source), "utf8");
    expect(code, name).toContain(`from "./${name}.module.css"`);
    expect(code, name).toContain('import "./tokens.css"');
  }
});
