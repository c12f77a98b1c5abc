import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const folder = join(root, "tests/.tmp/readme/examples");
const clear = (): Promise<void> => rm(join(folder, ".."), { recursive: true, force: true });
afterAll(clear);

/** What the examples take from around them. */
const surroundings = `
declare const Layout: import("react").ComponentType;
declare const NotFound: import("react").ComponentType;`;

/** The code blocks of every README, each a module of its own. */
async function writeExamples(): Promise<string[]> {
  const packages = (await readdir(join(root, "packages"))).map((name) => `packages/${name}/README.md`);
  const names: string[] = [];
  for (const file of ["README.md", ...packages]) {
    const text = await readFile(join(root, file), "utf8");
    for (const [, language, code] of text.matchAll(/^```(tsx?)\n(.*?)^```/gms)) {
      const name = `${file.replaceAll(/\W/g, "-")}-${names.length}.${language}`;
      names.push(name);
      await writeFile(join(folder, name), `${code}\nexport {};\n`);
    }
  }
  return names;
}

beforeAll(async () => {
  await clear();
  await mkdir(folder, { recursive: true });
  await mkdir(join(folder, "../src"), { recursive: true });
});

it("the code of every README compiles", async () => {
  const names = await writeExamples();
  expect(names.length).toBeGreaterThanOrEqual(8);
  await writeFile(join(folder, "surroundings.d.ts"), surroundings);
  await writeFile(
    join(folder, "routes.ts"),
    'import type { ShellRoute } from "@nacre/shell"; export default [] as ShellRoute[];',
  );
  await writeFile(join(folder, "../src/Checkout.tsx"), "export const Checkout = () => null;\n");
  const config = {
    extends: "../../../../tsconfig.json",
    include: ["*", "../../../../vitest.setup.ts", "../../../../apps/css.d.ts"],
    compilerOptions: { noUnusedLocals: false },
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config));
  const run = promisify(execFile)(join(root, "node_modules/.bin/tsc"), ["-p", folder], { cwd: root });
  const { stdout } = await run.catch((error: { stdout: string }) => error);
  expect(stdout).toBe("");
});
