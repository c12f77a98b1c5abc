import { readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { imports, packageJson, root, sources } from "./sources.ts";

/** Who may import whom: the one list. */
const table: Record<string, string[]> = {
  contract: [],
  plan: ["contract"],
  runtime: ["contract", "plan"],
  webpack: ["contract", "plan", "runtime"],
  shell: ["contract", "runtime"],
  testing: ["contract", "plan", "runtime", "shell"],
  storybook: ["contract", "plan", "runtime", "shell", "testing"],
  cli: ["contract", "plan", "runtime", "webpack"],
};

/** These decide. Time, chance and the world are arguments there. */
const pure = ["contract", "plan"];

const own = "@nacre/";
const packages = readdirSync(join(root, "packages"));

test("every package has its row", () => {
  expect(packages.toSorted()).toEqual(Object.keys(table).toSorted());
});

describe.each(packages)("%s", (name) => {
  const folder = `packages/${name}`;
  const allowed = (table[name] ?? []).map((other) => own + other);

  test("depends on what the table allows", () => {
    const { dependencies, peerDependencies, devDependencies } = packageJson(folder);
    const declared = Object.keys({ ...dependencies, ...peerDependencies, ...devDependencies });
    expect(declared.filter((other) => other.startsWith(own) && !allowed.includes(other))).toEqual([]);
  });

  test("imports what the table allows, and declares it", () => {
    const { dependencies, peerDependencies } = packageJson(folder);
    const declared = Object.keys({ ...dependencies, ...peerDependencies });
    const wrong = importsOf(`${folder}/src`).filter(({ specifier }) => {
      const target = packageName(specifier);
      if (target.startsWith(own)) return !allowed.includes(target) || !declared.includes(target);
      return !specifier.startsWith(".") && !specifier.startsWith("node:") && !declared.includes(target);
    });
    expect(wrong).toEqual([]);
  });

  test("leaves itself by no relative path", () => {
    expect(importsOf(`${folder}/src`).filter((one) => leaves(one, `${folder}/src`))).toEqual([]);
  });
});

test.each(["apps", "stories", "packages", "tests"])("%s imports public entries only", (folder) => {
  const entries = new Set(packages.flatMap((name) => publicEntries(name)));
  const deep = importsOf(folder).filter(({ specifier }) => specifier.startsWith(own) && !entries.has(specifier));
  expect(deep).toEqual([]);
});

test.each(readdirSync(join(root, "apps")))("app %s leaves itself by no relative path", (name) => {
  expect(importsOf(`apps/${name}/src`).filter((one) => leaves(one, `apps/${name}`))).toEqual([]);
});

test.each(pure)("%s asks neither the clock nor chance nor the world", (name) => {
  const forbidden = /\bDate\b|\bMath\.random\b|\bglobalThis\b|\bwindow\b|\bprocess\b/;
  const found = sources(`packages/${name}/src`).flatMap(({ path, code }) => {
    const match = forbidden.exec(code.replace(/(["'`])(?:\\.|(?!\1)[^\\])*\1/g, ""));
    return match ? [`${path}: ${match[0]}`] : [];
  });
  expect(found).toEqual([]);
});

interface Import {
  path: string;
  specifier: string;
}

function importsOf(folder: string): Import[] {
  return sources(folder).flatMap(({ path, code }) => imports(code).map((specifier) => ({ path, specifier })));
}

function leaves({ path, specifier }: Import, folder: string): boolean {
  return specifier.startsWith(".") && relative(folder, join(dirname(path), specifier)).startsWith("..");
}

function packageName(specifier: string): string {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

function publicEntries(name: string): string[] {
  const { exports = {} } = packageJson(`packages/${name}`);
  return Object.keys(exports).map((entry) => own + name + entry.slice(1));
}
