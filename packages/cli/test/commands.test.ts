import { readFile, writeFile } from "node:fs/promises";
import { stripVTControlCharacters } from "node:util";
import { main } from "@nacre/cli";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { fabricateBuild, fabricateShell } from "./fabricateBuild.ts";
import { folderPerTest } from "./harness/folderPerTest.ts";
import { nacre } from "./harness/nacre.ts";

const { path, write, start } = folderPerTest();

describe("nacre plan", () => {
  beforeEach(async () => {
    await fabricateShell(path("shell"), ["catalog"], {
      chunks: { page: { files: ["page.js"], consumes: ["c1"] } },
      consumes: {
        c1: {
          key: "dates",
          range: "^2.0.0",
          match: [
            [
              [1, 2, 0, 0],
              [-2, 3, 0, 0],
            ],
          ],
        },
      },
    });
    await fabricateBuild(path("catalog"), "catalog", {
      manifest: {
        chunks: { page: { files: ["page.js"], consumes: ["c1"] } },
        consumes: { c1: { key: "dates", range: false, fallback: { chunks: ["page"], module: "m7" } } },
        provides: { dates: [{ version: "3.1.0", chunks: ["page"], module: "m7" }] },
      },
    });
  });

  test("says who gets what, and what nobody supplies", async () => {
    const { out, code } = await nacre("plan", path("shell"), path("catalog"));
    expect(code).toBe(0);
    expect(out).toMatch(/dates\s.*catalog\s.*any\s.*3\.1\.0\s.*itself/);
    expect(out).toMatch(/dates\s.*shell\s.*\^2\.0\.0\s.*nothing/);
    expect(out).toContain('error: "shell" needs dates ^2.0.0');
    expect(out).toContain("shell asks for dates ^2.0.0. There is 3.1.0 of catalog");
  });

  test("explains one shared module on request", async () => {
    const other = await nacre("plan", path("shell"), path("catalog"), "--key", "react");
    expect(other.out).not.toContain("asks for");
    const { out } = await nacre("plan", path("shell"), path("catalog"), "--key", "dates");
    expect(out).toContain("catalog asks for dates in any version");
  });

  test("says which copies are shaken, and who needs the whole one", async () => {
    const page = { files: ["page.js"], consumes: ["c1"] };
    const smaller = { files: ["page.js"] };
    const provides = {
      dates: [
        {
          version: "3.1.0",
          chunks: ["page"],
          module: "m7",
          shaken: { chunks: ["s"], module: "m8", exports: ["format"] },
        },
      ],
    };
    const consumes = { c1: { key: "dates", range: false as const, fallback: { chunks: ["page"], module: "m7" } } };
    const plan = async (uses: string[]): Promise<string> => {
      const chunks = { page: { ...page, uses: { c1: uses } }, s: smaller };
      await fabricateBuild(path("catalog"), "catalog", { manifest: { chunks, consumes, provides } });
      return (await nacre("plan", path("shell"), path("catalog"), "--key", "dates")).out;
    };
    expect(await plan(["format"])).toMatch(/dates\s.*catalog\s.*any\s.*3\.1\.0, shaken\s.*itself/);
    const whole = await plan(["format", "parse"]);
    expect(whole).not.toContain("3.1.0, shaken");
    expect(whole).toContain('info: "catalog" has a shaken copy of dates');
    expect(whole).toContain('"catalog" uses parse of dates, which that copy lacks');
  });

  test("lists the files of a route with their sizes", async () => {
    const { out } = await nacre("plan", path("shell"), path("catalog"), "--route", "/catalog", "--json");
    const { route } = JSON.parse(out) as {
      route: { path: string; size: number; files: { url: string; size: number }[] };
    };
    expect(route.path).toBe("/catalog");
    expect(route.files.map(({ url }) => url.replace(/[0-9a-f]{16}/, "id")).sort()).toEqual([
      "/catalog/id/container.js",
      "/catalog/id/page.js",
      "/shell/id/container.js",
      "/shell/id/page.js",
    ]);
    expect(route.size).toBe(route.files.reduce((sum, { size }) => sum + size, 0));
    const page = await nacre("plan", path("shell"), path("catalog"), "--route", "/nowhere");
    expect(page.out).toContain("no route matches");
  });

  test.each([true, false])("reads a running server (h2: %s)", async (h2) => {
    await fabricateShell(path("shell"), ["catalog"]);
    const { url } = await start(["shell", "catalog"], { h2 });
    const { out, err } = await nacre("plan", url);
    expect(err).toBe("");
    expect(out).toMatch(/catalog\s.*1\.0\.0/);
  });

  test("says what to do when no server answers", async () => {
    const { err, code } = await nacre("plan", "http://localhost:1/");
    expect(err).toMatch(/Nothing that Nacre knows answers at http:\/\/localhost:1\/snapshot\.json.*nacre serve/);
    expect(code).toBe(1);
  });
});

describe("nacre types", () => {
  const tsconfig = (): string => path("tsconfig.json");

  beforeEach(async () => {
    await write("components/src/Button.tsx", "");
    await write("components/src/theme/index.ts", "");
    await write("components/src/main.css", "");
    await write(
      "components/webpack.config.mjs",
      `class NacrePlugin { constructor(options) { this.options = options; } }
       export default (env, { mode }) => ({ mode, plugins: [new NacrePlugin({ name: "components", exposes: {
         ".": "./src/theme", "./Button": { import: ["./src/main.css", "./src/Button"] }, "./styles": "./src/main.css" } })] });`,
    );
    await write(
      "tsconfig.json",
      `{\n  // kept\n  "compilerOptions": { "strict": true, "paths": { "mine/*": ["./mine/*"], "components/Old": ["./old.ts"] } }\n}\n`,
    );
  });

  test("--check lists every difference, writes nothing and fails", async () => {
    const before = await readFile(tsconfig(), "utf8");
    const { err, code } = await nacre("types", "--check", "--tsconfig", tsconfig(), path("*"));
    expect(err).toMatch(/missing: components, components\/Button; no longer exposed: components\/Old/);
    expect(code).toBe(1);
    expect(await readFile(tsconfig(), "utf8")).toBe(before);
  });

  test("writes the paths and keeps everything else; then the check passes", async () => {
    await nacre("types", "--tsconfig", tsconfig(), path("components"));
    const text = await readFile(tsconfig(), "utf8");
    expect(text).toContain("// kept");
    expect(JSON.parse(text.replace("// kept", ""))).toEqual({
      compilerOptions: {
        strict: true,
        paths: {
          "mine/*": ["./mine/*"],
          components: ["./components/src/theme/index.ts"],
          "components/Button": ["./components/src/Button.tsx"],
        },
      },
    });
    expect((await nacre("types", "--check", "--tsconfig", tsconfig(), path("components"))).code).toBe(0);
  });

  test("lays the paths out as formatters do, in their order", async () => {
    const far = `./${"a-folder-with-a-long-name/".repeat(4)}x.ts`;
    const entries = [
      '"a": [\n        "./a.ts" // why\n      ]',
      '"b": ["./b.ts", "./b2.ts"]',
      `"components/Gone": ["./gone.ts"]`,
      '"zone/z": ["./z.ts"]',
      `"zzz": [\n        "${far}"\n      ]`,
    ];
    const layOut = (list: string[]): string =>
      `{\n  "compilerOptions": {\n    "paths": {\n      ${list.join(",\n      ")}\n    }\n  }\n}\n`;
    await writeFile(tsconfig(), layOut(entries));
    await nacre("types", "--tsconfig", tsconfig(), path("components"));
    const ours = [
      '"components": ["./components/src/theme/index.ts"]',
      '"components/Button": ["./components/src/Button.tsx"]',
    ];
    expect(await readFile(tsconfig(), "utf8")).toBe(layOut(entries.toSpliced(2, 1, ...ours)));
  });

  test("takes the workspaces of package.json where no folder is named", async () => {
    await write("package.json", `{ "workspaces": ["*"] }`);
    expect((await nacre("types", "--check", "--tsconfig", tsconfig())).err).toContain("components/Button");
  });

  test("without workspaces says that the folders have to be named", async () => {
    await writeFile(path("tsconfig.json"), "{}");
    const { err, code } = await nacre("types", "--tsconfig", path("tsconfig.json"));
    expect(err).toContain("it has no workspaces; say which folders");
    expect(code).toBe(1);
  });

  test("says which configuration cannot be used, and why", async () => {
    await write("broken/webpack.config.mjs", `throw new Error("no such loader");`);
    await write("plain/rspack.config.mjs", `export default {};`);
    const { err, code } = await nacre("types", "--tsconfig", tsconfig(), path("broken"), path("plain"));
    expect(err).toMatch(/broken.webpack\.config\.mjs cannot be used: no such loader/);
    expect(err).toMatch(/plain.rspack\.config\.mjs cannot be used: it has no NacrePlugin/);
    expect(code).toBe(1);
  });
});

test("nacre serve says all problems and how to mend them", async () => {
  await fabricateShell(path("shell"), []);
  const { err, code } = await nacre(
    "serve",
    path("shell"),
    path("gone"),
    path("away"),
    "--store",
    path("store"),
    "--port",
    "0",
  );
  expect(err.match(/Build that project first/g)).toHaveLength(2);
  expect(code).toBe(1);
});

test("nacre serve gives the page what --csp, --fallback and --deadline say", async () => {
  await fabricateShell(path("shell"), []);
  const address = Promise.withResolvers<string>();
  vi.spyOn(console, "log").mockImplementation((text: string) => {
    const url = /http:\/\/\S+/.exec(stripVTControlCharacters(text))?.[0];
    if (url) address.resolve(url);
  });
  const words = ["--port", "0", "--csp", "--fallback", "https://cdn.example/store", "--deadline", "90000"];
  const running = main(["node", "nacre", "serve", path("shell"), "--store", path("store"), ...words]);
  const answer = await fetch(await address.promise, { headers: { accept: "text/html" } });
  const html = await answer.text();
  expect(html).toContain('data-deadline="90000"');
  expect(html).toContain('"fallbackUrl":"https://cdn.example/store/shell/');
  expect(answer.headers.get("content-security-policy")).toContain("https://cdn.example");
  process.emit("SIGHUP");
  await running;
});

describe("nacre remotes", () => {
  test("writes which exposes and shared modules are asynchronous", async () => {
    const exposed = { chunks: ["page"], modules: ["m"] };
    await fabricateShell(path("shell"), ["catalog"], {
      provides: { dates: [{ version: "1.0.0", chunks: ["page"], module: "m", async: true }] },
    });
    await fabricateBuild(path("catalog"), "catalog", {
      manifest: { exposes: { "./Page": exposed, "./Search": { ...exposed, async: true } } },
    });
    const { out, code } = await nacre("remotes", path("shell"), path("catalog"), "--out", path("known/remotes.json"));
    expect([code, out]).toEqual([0, expect.stringContaining("catalog/Search, dates await")]);
    expect(JSON.parse(await readFile(path("known/remotes.json"), "utf8"))).toEqual({
      schema: 1,
      remotes: { catalog: { async: ["./Search"] } },
      shared: { async: ["dates"] },
    });
  });
});
