import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import * as React from "react";
import * as ReactDOM from "react-dom";
import { renderToString } from "react-dom/server";
import { beforeAll, describe, expect, it } from "vitest";
import { explainError, isNacreError, type Build, type Manifest } from "@nacre/contract";
import { register } from "@nacre/runtime";
import type { SharedConfig } from "@nacre/webpack";
import type { Compiler, Configuration } from "webpack";
import { buildAgain, buildErrors, watchProject, type Project, type World } from "./harness/buildWorld.ts";
import { buildHere as build, bundlers } from "./harness/buildHere.ts";
import { install } from "./harness/install.ts";
import { openPage, type Page } from "./harness/openPage.ts";

type Shared = Record<string, SharedConfig | false>;

function copyOf(manifest: Manifest, key: string): Manifest["provides"][string][number] {
  const [copy, ...others] = manifest.provides[key] ?? [];
  expect(others).toEqual([]);
  return copy!;
}

function filesOf({ chunks }: Manifest, ids: readonly string[]): string[] {
  return ids.flatMap((id) => chunks[id]!.files);
}

/** A part of a world, as another snapshot has it. */
function only(world: World, ...names: string[]): World {
  return { ...world, builds: world.builds.filter(({ manifest }) => names.includes(manifest.name)) };
}

function findings({ diagnostics }: Page): string[] {
  return diagnostics.map(({ severity, message }) => `${severity}: ${message}`);
}

describe.each(bundlers)("react-router without what nobody uses, with %s", (bundler) => {
  // One React for both, so that what the builds render can be rendered here. It is not what this is about.
  beforeAll(() => Object.assign(globalThis, { TheReact: React, TheReactDOM: ReactDOM }));
  const withoutReact: Shared = { react: false, "react/": false, "react-dom": false, "react-dom/": false };
  const config: Configuration = {
    entry: {},
    externals: { react: "TheReact", "react-dom": "TheReactDOM" },
    optimization: { minimize: false },
  };
  const host = (shared: Shared): Project => ({
    files: {
      "src/main.js": `
        import { createElement } from "react";
        import { createMemoryRouter } from "react-router";
        import { RouterProvider } from "react-router/dom";
        export async function open() {
          const { Page } = await import("catalog/Page");
          const routes = [{ path: "/item/:id", element: createElement(Page) }];
          return createElement(RouterProvider, { router: createMemoryRouter(routes, { initialEntries: ["/item/7?q=8"] }) });
        }`,
    },
    plugin: { remotes: ["catalog"], shared: { ...withoutReact, ...shared } },
    config: { ...config, entry: "./src/main.js" },
  });
  const catalog = (hook: string): Project => ({
    files: {
      "src/Page.js": `
        import { createElement } from "react";
        import { Link, ${hook} } from "react-router";
        export const Page = () => createElement(Link, { to: "/" }, JSON.stringify(${hook}()));`,
    },
    plugin: {
      exposes: { "./Page": "./src/Page.js" },
      shared: { ...withoutReact, "react-router": { import: false } },
    },
    config,
  });
  const treeShaking = { usedExports: ["Link", "useParams"] };
  const shaken: Shared = { "react-router": { treeShaking }, "react-router/dom": { treeShaking: true } };

  async function render(page: Page): Promise<string> {
    const { open } = (await page.runtime.import("host/app")) as { open(): Promise<React.ReactElement> };
    return renderToString(await open());
  }

  it("renders the same from the smaller copies, and requests no others", async () => {
    const world = await build(bundler, { host: host(shaken), catalog: catalog("useParams") });
    const manifest = world.manifests["host"]!;
    const [router, dom] = [copyOf(manifest, "react-router"), copyOf(manifest, "react-router/dom")];
    expect(router.shaken!.exports).toEqual(["Link", "createMemoryRouter", "useParams"]);
    expect(dom.shaken!.exports).toEqual(["RouterProvider"]);
    const page = openPage(world);
    expect(await render(page)).toBe('<a href="/" data-discover="true">{&quot;id&quot;:&quot;7&quot;}</a>');
    expect(findings(page)).toEqual([]);
    const whole = filesOf(manifest, [...router.chunks, ...dom.chunks]);
    const requested = page.requested.map((file) => file.split("dist/")[1]);
    expect(requested.filter((file) => whole.includes(file!))).toEqual([]);
    expect(requested).toEqual(
      expect.arrayContaining(filesOf(manifest, [...router.shaken!.chunks, ...dom.shaken!.chunks])),
    );

    const others = await build(bundler, { host: host({}), catalog: catalog("useParams") });
    expect(await render(openPage(others))).toBe(await render(page));
    // The whole copies are what they are without shaken ones.
    const both = ["react-router", "react-router/dom"].map((key) => copyOf(others.manifests["host"]!, key).chunks);
    expect(filesOf(others.manifests["host"]!, both.flat())).toEqual(whole);
  });

  it.each([
    { beside: "nothing", plugins: [] },
    {
      beside: "a plugin that waits for the same modules",
      plugins: [{ apply: ({ hooks }: Compiler) => hooks.finishMake.tap("Other", () => undefined) }],
    },
  ])("means itself where it imports itself by name, beside $beside", async ({ plugins }) => {
    const { config: own, ...rest } = host(shaken);
    const { manifests } = await build(bundler, { host: { ...rest, config: { ...own, plugins } } });
    const { chunks, consumes } = manifests["host"]!;
    const keysIn = (ids: readonly string[]): string[] =>
      ids.flatMap((id) => chunks[id]!.consumes ?? []).map((id) => consumes[id]!.key);
    const dom = copyOf(manifests["host"]!, "react-router/dom");
    expect(keysIn(dom.chunks)).toContain("react-router");
    expect(keysIn(dom.shaken!.chunks)).toEqual([]);
  });

  it("is whole for all once a build uses one export more, and says which", async () => {
    const world = await build(bundler, { host: host(shaken), catalog: catalog("useLocation") });
    const page = openPage(world);
    expect(await render(page)).toContain("&quot;search&quot;:&quot;?q=8&quot;");
    expect(findings(page)).toEqual([
      expect.stringMatching(
        /^info: "host" has a shaken copy of react-router, .+: "catalog" uses useLocation of react-router, which that copy lacks\./,
      ),
    ]);
    const manifest = world.manifests["host"]!;
    const copies = ["react-router", "react-router/dom"].map((key) => copyOf(manifest, key).shaken!);
    const smaller = filesOf(
      manifest,
      copies.flatMap(({ chunks }) => chunks),
    );
    const requested = page.requested.map((file) => file.split("dist/")[1]);
    expect(requested.filter((file) => smaller.includes(file!))).toEqual([]);
    // Nor is it in what the page is told.
    const [slice] = Object.values(page.runtime.snapshot.builds);
    expect(Object.keys(slice!.chunks)).not.toContain(copies[0]!.chunks[0]);
  });

  it("is whole where a key of the package has no smaller copy", async () => {
    const world = await build(bundler, {
      host: host({ "react-router": { treeShaking } }),
      catalog: catalog("useParams"),
    });
    const page = openPage(world);
    expect(await render(page)).toContain("&quot;id&quot;:&quot;7&quot;");
    expect(findings(page)).toEqual([expect.stringContaining("react-router/dom comes with it, and has no shaken copy")]);
  });
});

describe.each(bundlers)("bytes of shaken packages, with %s", (bundler) => {
  async function bytes(world: World, key: string): Promise<{ whole: number; shaken: number }> {
    const { base, manifest } = world.builds[0]!;
    const copy = copyOf(manifest, key);
    const size = async (chunks: string[]): Promise<number> => {
      const texts = await Promise.all(filesOf(manifest, chunks).map((file) => readFile(join(base, file))));
      return texts.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0);
    };
    return { whole: await size(copy.chunks), shaken: await size(copy.shaken!.chunks) };
  }

  it("react-router and date-fns", { timeout: 120_000 }, async () => {
    const world = await build(bundler, {
      host: {
        files: {
          "src/main.js": `
            import { createBrowserRouter, RouterProvider, Link, Outlet } from "react-router";
            import { useLoaderData, useNavigate, useParams } from "react-router";
            import { addDays, format } from "date-fns";
            export default [addDays, format, createBrowserRouter, RouterProvider, Link, Outlet, useLoaderData, useNavigate, useParams];`,
        },
        plugin: { shared: { "react-router": { treeShaking: true }, "date-fns": { treeShaking: true } } },
        config: { entry: "./src/main.js", externals: { react: "TheReact" } },
      },
    });
    const router = await bytes(world, "react-router");
    expect(router.whole).toBeGreaterThan(60_000);
    expect(router.shaken).toBeLessThan(31_000);
    const dates = await bytes(world, "date-fns");
    expect(dates.whole).toBeGreaterThan(17_000);
    expect(dates.shaken).toBeLessThan(6_000);
  });
});

/** A package of three exports, one of which has state. */
const lib = (more: Record<string, unknown> = {}): Record<string, string> =>
  install("node_modules/lib", "1.0.0", {
    code: `export const a = () => "a"; export const b = () => "b"; export { count } from "./count.js";`,
    ...more,
  });
const count = { "node_modules/lib/count.js": "let n = 0; export const count = () => ++n;" };
const withLib = { ...lib(), ...count };

const provider = (shared: Shared, more: Partial<Project> = {}): Project => ({
  ...more,
  dependencies: { lib: "^1.0.0", old: "^1.0.0", counter: "^1.0.0" },
  files: { ...withLib, "src/main.js": 'import { a } from "lib"; export default a;', ...more.files },
  plugin: { shared, ...more.plugin },
  config: { entry: "./src/main.js", ...more.config },
});
const consumer = (code: string, shared: Shared = { lib: {} }): Project => ({
  dependencies: { lib: "^1.0.0" },
  files: { ...withLib, "src/it.js": code },
  plugin: { exposes: { "./it": "./src/it.js" }, shared },
});

describe.each(bundlers)("what a build uses, with %s", (bundler) => {
  const deep = {
    "src/deep.js": 'import { a, b } from "lib"; export const one = () => a(); export const two = () => b();',
  };
  const forms: Record<string, { code: string; verdict: string | RegExp; more?: Partial<Project> }> = {
    named: { code: 'import { a } from "lib"; export default a;', verdict: "shaken" },
    renamed: { code: 'export { a as other } from "lib";', verdict: "shaken" },
    member: { code: 'import * as lib from "lib"; export default lib.a;', verdict: "shaken" },
    evaluated: { code: 'import "lib"; export default 1;', verdict: "shaken" },
    more: { code: 'import { a, b } from "lib"; export default [a, b];', verdict: /"more" uses b of lib, which/ },
    reexported: { code: 'export { b } from "lib";', verdict: /"reexported" uses b of lib, which/ },
    star: { code: 'export * from "lib";', verdict: /which exports of lib "star" uses is not known/ },
    namespace: {
      code: 'import { a } from "lib"; import * as lib from "lib"; export default [a, lib[globalThis.someName]];',
      verdict: /which exports of lib "namespace" uses is not known/,
    },
    later: {
      code: 'export default () => import("lib").then((lib) => lib[globalThis.someName]);',
      verdict: /which exports of lib "later" uses is not known/,
    },
    required: { code: 'export default require("lib");', verdict: /which exports of lib "required" uses is not known/ },
    concatenated: {
      code: 'export { two } from "./deep.js";',
      verdict: /"concatenated" uses b of lib, which/,
      more: { files: deep },
    },
    dead: { code: 'export { one } from "./deep.js";', verdict: "shaken", more: { files: deep } },
    lazy: {
      code: 'export default async () => (await import("./deep.js")).two();',
      verdict: /"lazy" uses b of lib, which/,
      more: { files: deep },
    },
    exposed: {
      code: "",
      verdict: /which exports of lib "exposed" uses is not known/,
      more: { plugin: { exposes: { "./it": "lib" }, shared: ["lib"] } },
    },
    development: {
      code: 'import { a } from "lib"; export default a;',
      verdict: /which exports of lib "development" uses is not known/,
      more: { config: { mode: "development", devtool: false } },
    },
  };

  it("decides which copy pages load", async () => {
    const consumers = Object.entries(forms).map(([name, { code, more = {} }]) => {
      const project = consumer(code);
      return [name, { ...project, ...more, files: { ...project.files, ...more.files } }];
    });
    const host = provider({ lib: { treeShaking: { usedExports: ["count"] } } });
    const world = await build(bundler, { host, ...(Object.fromEntries(consumers) as Record<string, Project>) });
    const verdicts = Object.keys(forms).map((name) => {
      const page = openPage(only(world, "host", name));
      const [slice] = Object.values(page.runtime.snapshot.builds);
      const isShaken = slice!.provides["lib"]![0]!.shaken === true;
      return [name, isShaken ? "shaken" : findings(page).join()];
    });
    expect(Object.fromEntries(verdicts)).toEqual(
      Object.fromEntries(
        Object.entries(forms).map(([name, { verdict }]) => [
          name,
          typeof verdict === "string" ? verdict : expect.stringMatching(verdict),
        ]),
      ),
    );
  });

  it("is evaluated once from either copy", async () => {
    const code = 'import { count } from "lib"; export { count };';
    const host = provider(
      { lib: { treeShaking: { usedExports: ["count"] } } },
      { files: { "src/main.js": 'import { a, count } from "lib"; export { a, count };' } },
    );
    const world = await build(bundler, {
      host,
      one: consumer(code),
      more: consumer('import { b, count } from "lib"; export { b, count };'),
    });
    for (const name of ["one", "more"]) {
      const page = openPage(only(world, "host", name));
      const imported = await Promise.all(["host/app", `${name}/it`].map((each) => page.runtime.import(each)));
      const [ours, theirs] = imported as { count(): number }[];
      expect([ours!.count(), theirs!.count(), ours!.count()]).toEqual([1, 2, 3]);
      expect(findings(page)).toHaveLength(name === "one" ? 0 : 1);
    }
  });
});

describe.each(bundlers)("no shaken copy, with %s", (bundler) => {
  const reasons: Record<string, { project: Project; reason: string | undefined }> = {
    commonjs: {
      project: provider(
        { old: { treeShaking: true } },
        {
          files: {
            "node_modules/old/package.json": JSON.stringify({ name: "old", version: "1.0.0", sideEffects: false }),
            "node_modules/old/index.js": "exports.a = () => 'a'; exports.b = () => 'b';",
            "src/main.js": 'import { a } from "old"; export default a;',
          },
        },
      ),
      reason: "of old: it is no ES module.",
    },
    effects: {
      project: provider({ lib: { treeShaking: true } }, { files: { ...lib({ sideEffects: true }) } }),
      reason: 'of lib: its package.json does not say "sideEffects": false.',
    },
    whole: {
      project: provider(
        { lib: { treeShaking: true } },
        { files: { "src/main.js": 'import * as lib from "lib"; export default lib[globalThis.someName];' } },
      ),
      reason: "of lib: this build uses it as a whole, or by names that are not known.",
    },
    unused: {
      project: provider({ lib: { treeShaking: true } }, { files: { "src/main.js": "export default 1;" } }),
      reason: "of lib: no module of this build imports it.",
    },
    absent: {
      project: provider({ absent: { treeShaking: true } }),
      reason: 'of absent: "absent" is not found from here.',
    },
    twice: {
      project: provider(
        { lib: { treeShaking: true }, old: { treeShaking: true, shareKey: "lib" } },
        { files: install("node_modules/old", "1.0.0") },
      ),
      reason: "of lib: several requests have this share key.",
    },
    split: {
      project: provider(
        { lib: { treeShaking: true } },
        {
          files: {
            ...install("node_modules/counter", "1.0.0", { code: "let n = 0; export const next = () => ++n;" }),
            ...lib({ code: 'export { next as a } from "counter";' }),
            "src/main.js":
              'import { a } from "lib"; import { next } from "counter"; export default () => [a(), next()];',
          },
        },
      ),
      reason: "of lib: counter would be there twice, because main.js imports it too; share it.",
    },
    development: {
      project: provider({ lib: { treeShaking: true } }, { config: { mode: "development", devtool: false } }),
      reason: undefined,
    },
  };

  it.each(Object.keys(reasons))("%s", async (name) => {
    const { project, reason } = reasons[name]!;
    const world = await build(bundler, { host: project });
    const { provides, exposes, consumes, chunks } = world.manifests["host"]!;
    expect(world.warnings["host"]).toEqual(reason === undefined ? [] : [expect.stringContaining(reason)]);
    expect(
      Object.values(provides)
        .flat()
        .filter(({ shaken }) => shaken),
    ).toEqual([]);
    // Nor is there code that nobody asks for.
    const fallbacks = Object.values(consumes).map(({ fallback }) => fallback!);
    const asked = [...Object.values(provides).flat(), ...Object.values(exposes), ...fallbacks];
    const known = asked.flatMap((each) => each.chunks);
    expect(Object.keys(chunks).filter((id) => !known.includes(id))).toEqual([]);
    const made = (await openPage(world).runtime.import("host/app")) as { default: unknown };
    if (name === "split") expect((made.default as () => number[])()).toEqual([1, 2]);
  });

  it("of what is no package", async () => {
    const treeShaking = true;
    const messages = await buildErrors(bundler, provider({ lib: { treeShaking: { usedExports: [] } } }));
    expect(messages).toEqual([]);
    const bad: Shared = {
      "lib/": { treeShaking },
      "./src/main.js": { treeShaking },
      other: { treeShaking, import: false },
      third: { treeShaking: { usedExports: ["a-b"], mode: "server-calc" } as object },
    };
    await expect(buildErrors(bundler, provider(bad))).rejects.toThrow(
      /shared\["lib\/"\]\.treeShaking: stands for one module[^]+shared\["\.\/src\/main\.js"\]\.treeShaking: is for packages[^]+shared\["other"\]\.treeShaking: `import: false`[^]+usedExports: needs a list of names[^]+treeShaking\.mode: is no option/,
    );
  });
});

describe.each(bundlers)("a build that is added to a page with a shaken copy, with %s", (bundler) => {
  async function open(singleton: boolean): Promise<{ page: Page; world: World; find(name: string): Build }> {
    const shared: Shared = { lib: { singleton } };
    const world = await build(bundler, {
      host: provider({ lib: { singleton, treeShaking: { usedExports: ["count"] } } }),
      enough: consumer('import { a, count } from "lib"; export { a, count };', shared),
      more: consumer('import { b, count } from "lib"; export { b, count };', shared),
    });
    const find = (name: string): Build => world.builds.find(({ manifest }) => manifest.name === name)!;
    return { page: openPage(only(world, "host")), world, find };
  }

  it("takes its own where it may use more", async () => {
    const { page, find } = await open(false);
    await page.runtime.import("host/app");
    register(page.runtime, find("more"));
    const { b } = (await page.runtime.import("more/it")) as { b(): string };
    expect(b()).toBe("b");
    expect(page.runtime.snapshot.choices[find("more").id]).toEqual({
      [Object.keys(find("more").manifest.consumes)[0]!]: [find("more").id, "1.0.0"],
    });
  });

  it("uses the page's where that is known to have enough", async () => {
    const { page, find } = await open(true);
    register(page.runtime, find("enough"), { providers: [find("host")] });
    const { a } = (await page.runtime.import("enough/it")) as { a(): string };
    const host = (await page.runtime.import("host/app")) as { default: unknown };
    expect(a).toBe(host.default);
  });

  it("is refused where there may be one copy only, and the page goes on", async () => {
    const { page, find } = await open(true);
    const { snapshot } = page.runtime;
    const refusals = [
      () => register(page.runtime, find("enough")),
      () => register(page.runtime, find("more"), { providers: [find("host")] }),
    ].map((add) => {
      try {
        return add();
      } catch (error) {
        return isNacreError(error) ? explainError(error) : error;
      }
    });
    expect(refusals).toEqual([
      expect.stringContaining('"enough" uses exports of lib that are not known, and the shaken copy of "host"'),
      expect.stringContaining('"more" uses b of lib, and the shaken copy of "host"'),
    ]);
    expect(page.runtime.snapshot).toBe(snapshot);
    await page.runtime.import("host/app");
  });
});

describe.each(bundlers)("a shaken copy while somebody works, with %s", (bundler) => {
  it("has what the build uses now, with a persistent cache too", async () => {
    const uses = (names: string, cache: Configuration["cache"] = false): Project =>
      provider(
        { lib: { treeShaking: true } },
        {
          files: { "src/main.js": `import { ${names} } from "lib"; export default [${names}];` },
          config: { entry: "./src/main.js", cache },
        },
      );
    const world = await build(bundler, { host: uses("a") });
    const directory = join(world.folder, "cache");
    const cache =
      bundler === "webpack"
        ? { type: "filesystem", cacheDirectory: directory }
        : { type: "persistent", storage: { type: "filesystem", directory } };
    for (const names of ["a", "a, b", "a, b", "count", "a"]) {
      const again = await buildAgain(bundler, world.folder, { host: uses(names, cache as Configuration["cache"]) });
      const fresh = await build(bundler, { host: uses(names) });
      expect(copyOf(again.manifests["host"]!, "lib").shaken!.exports).toEqual(names.split(", "));
      expect(again.manifests).toEqual(fresh.manifests);
      expect(await readdir(directory)).not.toEqual([]);
    }
  });

  it("has what the build uses now", async () => {
    await watchProject(bundler, provider({ lib: { treeShaking: true } }), async (next, folder) => {
      const first = await next();
      expect(copyOf(first, "lib").shaken!.exports).toEqual(["a"]);
      await writeFile(join(folder, "src/main.js"), 'import { b, count } from "lib"; export default [b, count];');
      const second = await next();
      const { exports, chunks } = copyOf(second, "lib").shaken!;
      expect(exports).toEqual(["b", "count"]);
      const texts = filesOf(second, chunks).map((file) => readFile(join(folder, "dist", file), "utf8"));
      expect((await Promise.all(texts)).join()).toContain('"b"');
    });
  });
});
