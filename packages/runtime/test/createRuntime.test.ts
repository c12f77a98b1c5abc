import { readFileSync } from "node:fs";
import type { Manifest } from "@nacre/contract";
import { register, version, type BundlerRequire } from "@nacre/runtime";
import { describe, expect, it } from "vitest";
import { chunkScript, entryScript, fakePage, slice, snapshotOf } from "./fakePage.ts";

const one = (): ReturnType<typeof fakePage> =>
  fakePage(snapshotOf([slice("a")]), {
    "/a.js": entryScript(),
    "/a-1.js": chunkScript("1", { it: () => ({ default: "it" }) }),
  });

describe("load and import", () => {
  it("evaluates nothing before the factory is called, and once however often it is called", async () => {
    let evaluated = 0;
    const page = one();
    page.web["/a-1.js"] = chunkScript("1", { it: () => ({ count: ++evaluated }) });
    const factory = await page.runtime.load("a/It");
    expect(evaluated).toBe(0);
    expect([factory(), factory(), await page.runtime.import("a/It")]).toEqual([
      { count: 1 },
      { count: 1 },
      { count: 1 },
    ]);
  });

  it("two loads of one module are one request", async () => {
    const page = one();
    await Promise.all([page.runtime.import("a/It"), page.runtime.import("a/It"), page.runtime.preload(["a/It"])]);
    expect(page.requested).toEqual(["/a.js", "/a-1.js"]);
  });

  it("chunk arrives -> entry arrives: the chunk waits for it", async () => {
    const page = one();
    let chunkRan = (): void => {};
    const chunk = chunkScript("1", { it: () => ({ default: "it" }) })!;
    page.gates["/a.js"] = new Promise((resolve) => (chunkRan = resolve));
    page.web["/a-1.js"] = (runtime) => {
      chunk(runtime);
      chunkRan();
    };
    expect(await page.runtime.import("a/It")).toEqual({ default: "it" });
  });

  it("peek gives what needs no request, and starts none", async () => {
    const page = one();
    expect(page.runtime.peek("a/It")).toBeUndefined();
    expect(page.requested).toEqual([]);
    await page.runtime.load("a/It");
    expect(page.runtime.peek("a/It")).toEqual({ exports: { default: "it" } });
  });

  it.each([
    ["b/It", "NACRE_PLAN_UNKNOWN_CONTAINER"],
    ["a/Other", "NACRE_PLAN_UNKNOWN_EXPOSE"],
    ["a@0123456789abcdef/It", "NACRE_PLAN_UNKNOWN_BUILD"],
    ["../x", "NACRE_CONTRACT_BAD_REFERENCE"],
  ])("%s is refused by name, without a request", async (reference, code) => {
    const page = one();
    await expect(page.runtime.import(reference)).rejects.toMatchObject({ code });
    expect(page.requested).toEqual([]);
  });

  it("uses an override in place of the remote", async () => {
    const page = fakePage(snapshotOf([slice("a")]), {}, { overrides: { "a/It": async () => ({ default: "local" }) } });
    expect(await page.runtime.import("a/It")).toEqual({ default: "local" });
    expect(page.requested).toEqual([]);
  });

  it("tells each load, evaluation and file", async () => {
    const page = one();
    await page.runtime.import("a/It");
    expect(page.events.map((event) => event.type)).toEqual(["file", "file", "load", "evaluate"]);
    expect(page.events[0]).toEqual({ type: "file", container: "a", build: "a", url: "/a.js", ms: 0 });
  });
});

describe("a failure leaves no trace", () => {
  it("fails -> the server recovers -> the next import heals", async () => {
    const page = one();
    const good = page.web["/a-1.js"];
    page.web["/a-1.js"] = "connection reset";
    await expect(page.runtime.import("a/It")).rejects.toMatchObject({
      code: "NACRE_RUNTIME_FILE_FAILED",
      details: { container: "a", build: "a", url: "/a-1.js", reason: "Error: connection reset" },
    });
    expect(page.events.filter((event) => event.type === "failure")).toHaveLength(1);
    page.web["/a-1.js"] = good;
    expect(await page.runtime.import("a/It")).toEqual({ default: "it" });
    expect(page.requested).toEqual(["/a.js", "/a-1.js", "/a-1.js"]);
  });

  it("a script that brings no chunk has failed, and is requested again", async () => {
    const page = one();
    const good = page.web["/a-1.js"];
    page.web["/a-1.js"] = undefined;
    await expect(page.runtime.import("a/It")).rejects.toMatchObject({ code: "NACRE_RUNTIME_NOT_REGISTERED" });
    page.web["/a-1.js"] = good;
    expect(await page.runtime.import("a/It")).toEqual({ default: "it" });
  });

  it("an entry that does not connect has failed, and is requested again", async () => {
    const page = one();
    page.web["/a.js"] = undefined;
    await expect(page.runtime.import("a/It")).rejects.toMatchObject({ code: "NACRE_RUNTIME_NOT_REGISTERED" });
    page.web["/a.js"] = entryScript();
    expect(await page.runtime.import("a/It")).toEqual({ default: "it" });
  });

  it("a module that throws is evaluated again by the next import", async () => {
    let broken = true;
    const page = one();
    page.web["/a-1.js"] = chunkScript("1", {
      it: () => {
        if (broken) throw new Error("not yet");
        return { default: "healed" };
      },
    });
    await expect(page.runtime.import("a/It")).rejects.toThrow("not yet");
    expect(page.runtime.peek("a/It")).toBeUndefined();
    broken = false;
    expect(await page.runtime.import("a/It")).toEqual({ default: "healed" });
  });

  it("an asynchronous module that rejects is evaluated again, a promise that a module exports is its value", async () => {
    let attempts = 0;
    const asynchronous = (promise: Promise<unknown>): Promise<unknown> =>
      Object.assign(promise, { [Symbol("webpack queues")]: [] });
    const page = one();
    page.web["/a-1.js"] = chunkScript("1", {
      it: () => asynchronous(++attempts === 1 ? Promise.reject(new Error("first")) : Promise.resolve("second")),
    });
    await expect(page.runtime.import("a/It")).rejects.toThrow("first");
    expect(await page.runtime.import("a/It")).toBe("second");
  });

  it("a style that fails, fails the load", async () => {
    const page = fakePage(snapshotOf([slice("a", { chunks: { "1": { files: ["a.css", "a-1.js"] } } })]), {
      "/a.js": entryScript(),
      "/a.css": "404",
      "/a-1.js": chunkScript("1", { it: () => "it" }),
    });
    await expect(page.runtime.load("a/It")).rejects.toMatchObject({ details: { url: "/a.css" } });
  });
});

describe("imports between builds", () => {
  const remotes = { r: { name: "b", expose: "./It" } };
  const a = slice("a", { chunks: { "1": { files: ["a-1.js"], remotes: ["r"] } }, remotes });
  const use = (require: BundlerRequire): unknown => ({ mine: require("r") });

  const two = (): ReturnType<typeof fakePage> =>
    fakePage(snapshotOf([a, slice("b")]), {
      "/a.js": entryScript(),
      "/a-1.js": chunkScript("1", { it: use }),
      "/b.js": entryScript(),
      "/b-1.js": chunkScript("1", { it: () => "b's" }),
    });

  it("all files of both are requested in one turn", async () => {
    const page = two();
    const loading = page.runtime.load("a/It");
    expect(page.requested.toSorted()).toEqual(["/a-1.js", "/a.js", "/b-1.js", "/b.js"]);
    expect((await loading)()).toEqual({ mine: "b's" });
  });

  it("b is down -> a loads, and says on evaluation what is missing and why -> b is up -> a heals", async () => {
    const page = two();
    page.web["/b.js"] = "refused";
    const factory = await page.runtime.load("a/It");
    expect(factory).toThrow(
      expect.objectContaining({
        code: "NACRE_RUNTIME_NOT_LOADED",
        cause: expect.objectContaining({ code: "NACRE_RUNTIME_FILE_FAILED" }),
      }),
    );
    await expect(page.runtime.import("a/It")).rejects.toMatchObject({
      code: "NACRE_RUNTIME_NOT_LOADED",
      details: { container: "b" },
    });
    page.web["/b.js"] = entryScript();
    expect(await page.runtime.import("a/It")).toEqual({ mine: "b's" });
  });
});

describe("shared modules", () => {
  const provides = { dep: [{ version: "1.0.0", chunks: ["d"], module: "dep" }] };
  const chunks = { "1": { files: ["a-1.js"], consumes: ["c"] }, d: { files: ["a-d.js"] } };
  const consumer = slice("a", {
    chunks,
    provides,
    consumes: { c: { key: "dep", fallback: { chunks: ["d"], module: "fallback" } } },
  });
  const web = {
    "/a.js": entryScript(),
    "/a-1.js": chunkScript("1", { it: (require) => require("c") }),
    "/a-d.js": chunkScript("d", { dep: () => "offer", fallback: () => "fallback" }),
  };

  it.each([
    ["a provided copy", ["a", "1.0.0"] as [string, string], "offer"],
    ["the own fallback", 0 as const, "fallback"],
  ])("%s, as the plan chose", async (_, choice, value) => {
    const page = fakePage(snapshotOf([consumer], { a: { c: choice } }), web);
    expect(await page.runtime.import("a/It")).toBe(value);
  });

  it("nobody may supply it: a named error on evaluation, never an empty module", async () => {
    const page = fakePage(snapshotOf([consumer], { a: {} }), web);
    await expect(page.runtime.import("a/It")).rejects.toMatchObject({
      code: "NACRE_PLAN_NO_SATISFYING_VERSION",
      details: { container: "a", key: "dep" },
    });
  });

  it("a root that is no build supplies functions", async () => {
    const root = slice("host", {
      entry: [],
      chunks: {},
      exposes: {},
      provides: { dep: [{ version: "3.0.0", chunks: [], module: "dep" }] },
    });
    const provide = { dep: { version: "3.0.0", get: () => "function's" } };
    const page = fakePage(snapshotOf([root, consumer], { a: { c: ["host", "3.0.0"] } }), web, { provide });
    expect(await page.runtime.import("a/It")).toBe("function's");
  });
});

describe("register", () => {
  it("adds a build to the snapshot; what was chosen stands", async () => {
    const page = fakePage(snapshotOf([slice("a", { routes: [{ path: "/b", remote: "b" }] })]), {});
    const before = page.runtime.snapshot;
    const manifest: Manifest = {
      ...slice("b"),
      schema: 1,
      consumes: {},
      provides: {},
      routes: [{ path: ":id", module: "./It" }],
    };
    register(page.runtime, { id: "0123456789abcdef", base: "/b/", manifest });
    Object.assign(page.web, { "/b/b.js": entryScript(), "/b/b-1.js": chunkScript("1", { it: () => "b" }) });
    expect(await page.runtime.import("b/It")).toBe("b");
    expect(page.runtime.snapshot).toMatchObject({
      n: 2,
      names: { a: "a", b: "0123456789abcdef" },
      choices: before.choices,
      routes: [{ path: "/b/:id", modules: ["b/It"] }, { path: "/b" }],
    });
    expect(page.events[0]).toEqual({ type: "snapshot", n: 2 });
  });

  it("refuses a manifest of a newer schema by name, and the page runs on as it was", async () => {
    const page = one();
    const before = page.runtime.snapshot;
    const manifest = { ...slice("b"), schema: 2, consumes: {} } as unknown as Manifest;
    expect(() => register(page.runtime, { id: "0123456789abcdef", base: "/b/", manifest })).toThrowError(
      expect.objectContaining({
        code: "NACRE_CONTRACT_UNKNOWN_SCHEMA",
        details: expect.objectContaining({ found: 2 }),
      }),
    );
    expect(page.runtime.snapshot).toBe(before);
    expect(await page.runtime.import("a/It")).toEqual({ default: "it" });
  });
});

it("says the version of its package", () => {
  const file = new URL("../package.json", import.meta.url);
  expect(version).toBe((JSON.parse(readFileSync(file, "utf8")) as { version: string }).version);
});
