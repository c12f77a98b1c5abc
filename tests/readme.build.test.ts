import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const folder = join(root, "tests/.tmp/readme/examples");
const clear = (): Promise<void> => rm(join(folder, ".."), { recursive: true, force: true });
afterAll(clear);

/** What the examples find around them. */
const surroundings = {
  "surroundings.d.ts": `
declare const Layout: import("react").ComponentType;
declare const NotFound: import("react").ComponentType;`,
  "routes.ts": 'import type { ShellRoute } from "@nacre/shell"; export default [] as ShellRoute[];',
  "../src/Checkout.tsx": "export const Checkout = () => null;\n",
  "docs/guide/first-page/apps/webpack.base.ts": 'export * from "../../../../../../../../apps/webpack.base.ts";',
};

async function write(name: string, text: string): Promise<void> {
  await mkdir(join(folder, name, ".."), { recursive: true });
  await writeFile(join(folder, name), text);
}

async function pages(): Promise<string[]> {
  const packages = (await readdir(join(root, "packages"))).map((name) => `packages/${name}/README.md`);
  const guide = (await readdir(join(root, "docs/guide"))).map((name) => `docs/guide/${name}`);
  return ["README.md", ...packages, ...guide];
}

/**
 * The code blocks of every README and of the guide, each a module of its own. A block of the guide that begins with the
 * name of a file (`// src/List.tsx`) is that file, beside the others of its page.
 */
async function writeExamples(): Promise<string[]> {
  const names: string[] = [];
  for (const page of await pages()) {
    const text = await readFile(join(root, page), "utf8");
    for (const [, language, code = ""] of text.matchAll(/^```(tsx?)\n(.*?)^```/gms)) {
      const file = page.startsWith("docs/") ? /^\/\/ (\S+\.tsx?)\n/.exec(code)?.[1] : undefined;
      const own = `${page.replaceAll(/\W/g, "-")}-${names.length}.${language}`;
      const name = file ? join(page.replace(/\.md$/, ""), file) : own;
      names.push(name);
      await write(name, `${code}\nexport {};\n`);
    }
  }
  return names;
}

beforeAll(clear);

it("the code of every README and of the guide compiles", async () => {
  const names = await writeExamples();
  expect(names.length).toBeGreaterThanOrEqual(50);
  expect(names).toEqual([...new Set(names)]);
  for (const [name, text] of Object.entries(surroundings)) await write(name, text);
  const config = {
    extends: "../../../../tsconfig.json",
    include: ["**/*", "../../../../vitest.setup.ts", "../../../../apps/css.d.ts"],
    compilerOptions: { noUnusedLocals: false },
  };
  await write("tsconfig.json", JSON.stringify(config));
  const run = promisify(execFile)(join(root, "node_modules/.bin/tsc"), ["-p", folder], { cwd: root });
  const { stdout } = await run.catch((error: { stdout: string }) => error);
  expect(stdout).toBe("");
});

it("every link of the guide leads to a file", async () => {
  const broken: string[] = [];
  for (const page of (await pages()).filter((name) => name.startsWith("docs/"))) {
    const text = await readFile(join(root, page), "utf8");
    for (const [, target = ""] of text.matchAll(/\]\((?!https?:|#)([^)#]+)/g))
      if (!existsSync(join(root, page, "..", target))) broken.push(`${page}: ${target}`);
  }
  expect(broken).toEqual([]);
});
