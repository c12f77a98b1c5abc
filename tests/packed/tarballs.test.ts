import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { packageJson, root } from "../sources.ts";

const run = promisify(execFile);
const attw = fileURLToPath(new URL("dist/index.js", import.meta.resolve("@arethetypeswrong/cli/package.json")));
const tarballs = inject("tarballs");
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "nacre-tarballs-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it("every package is packed", async () => {
  const names = (await readdir(join(root, "packages"))).map((name) => packageJson(`packages/${name}`).name);
  expect(tarballs.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
});

describe.each(tarballs)("$name", ({ name, file, contents }) => {
  let unpacked: string;
  beforeAll(async () => {
    const own = await mkdtemp(join(folder, "package-"));
    await run("tar", ["-xzf", file, "-C", own]);
    unpacked = join(own, "package");
  });

  it("has the licence and a README", async () => {
    const read = (path: string): Promise<string> => readFile(path, "utf8");
    expect(await read(join(unpacked, "LICENSE"))).toBe(await read(join(root, "LICENSE")));
    expect(await read(join(unpacked, "README.md"))).toMatch(new RegExp(`^# ${name}\n`));
  });

  it("has neither tests nor what a compiler keeps for itself", () => {
    expect(contents.filter((path) => /\.tsbuildinfo$|\.test[-.]|(^|\/)(test|node_modules)\//.test(path))).toEqual([]);
  });

  it("has every file that its maps name", async () => {
    const missing: string[] = [];
    for (const map of contents.filter((path) => path.endsWith(".map"))) {
      const { sources, sourcesContent } = JSON.parse(await readFile(join(unpacked, map), "utf8")) as SourceMap;
      const lost = sources.filter(
        (source, index) =>
          typeof sourcesContent?.[index] !== "string" && !contents.includes(posix.join(posix.dirname(map), source)),
      );
      missing.push(...lost.map((source) => `${map}: ${source}`));
    }
    expect(missing).toEqual([]);
  });

  it("is what publint wants, suggestions included", async () => {
    const { messages, pkg } = await publint({ pkgDir: unpacked, pack: false, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  it("has types that fit what is run, by every way of resolving ES modules", async () => {
    const args = [file, "--profile", "esm-only", "--format", "ascii", "--no-color", "--no-emoji", ...texts(name)];
    const { code, stdout } = await run(process.execPath, [attw, ...args]).then(
      (done) => ({ ...done, code: 0 }),
      (failed: { code: number; stdout: string }) => failed,
    );
    expect(code, stdout).toBe(0);
    // Of a package without types it has nothing to say, and is content.
    expect(stdout).toContain(`"${name}"`);
  });
});

interface SourceMap {
  sources: string[];
  sourcesContent?: (string | null)[];
}

/** Entries that are read as texts, such as the boot. Nobody imports them, so they have no types. */
function texts(name: string): string[] {
  const { exports = {} } = packageJson(`packages/${name.split("/")[1]!}`);
  const files = Object.keys(exports).filter((entry) => entry.endsWith(".js"));
  return files.length === 0 ? [] : ["--exclude-entrypoints", ...files];
}
