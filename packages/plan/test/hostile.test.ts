import type { BuildId, RouteData, Slice } from "@nacre/contract";
import { compareVersions, makeSnapshot, matchRoute, satisfies, select } from "@nacre/plan";
import * as fc from "fast-check";
import { expect, test, vi } from "vitest";
import { BuildBuilder } from "./builders.ts";

// Nothing here is a matter of time: this ends what hangs.
vi.setConfig({ testTimeout: 60_000 });

/** Containers of which each mounts the next one, this often. */
function mounting(count: number, times: number): ReturnType<typeof makeSnapshot> {
  const builds = Array.from({ length: count }, (_, i) => {
    const next = i + 1 < count ? `c${i + 1}` : undefined;
    const routes: RouteData[] = next
      ? Array.from({ length: times }, (_, n) => ({ path: `p${n}`, remote: next }))
      : [{ path: "leaf", module: "./Page" }];
    return new BuildBuilder(`c${i}`, i % 256)
      .expose("./Page")
      .routes(...routes)
      .build();
  });
  const names = Object.fromEntries(builds.map(({ id, manifest }) => [manifest.name, id]));
  return makeSnapshot({ builds, names, root: "c0", environment: "test", n: 1 });
}

test("containers that mount each other twice, forty deep, are told to be too many, and come to an end", () => {
  const { diagnostics, snapshot } = mounting(40, 2);
  expect(diagnostics.map(({ code }) => code)).toContain("NACRE_PLAN_TOO_MANY_ROUTES");
  expect(snapshot.routes.length).toBeLessThanOrEqual(100_000);
});

test("containers that mount each other ten wide are told to be too many", () => {
  expect(mounting(8, 10).diagnostics.map(({ code }) => code)).toContain("NACRE_PLAN_TOO_MANY_ROUTES");
});

test("a path with 200 optional segments comes to an end", () => {
  const path = Array.from({ length: 200 }, () => "a?").join("/");
  const build = new BuildBuilder("shell").expose("./Page").routes({ path, module: "./Page" }).build();
  const { diagnostics } = makeSnapshot({
    builds: [build],
    names: { shell: build.id },
    root: "shell",
    environment: "test",
    n: 1,
  });
  expect(diagnostics.map(({ code }) => code)).toContain("NACRE_PLAN_TOO_MANY_ROUTES");
});

test("a chain of 500 containers is one selection", () => {
  const count = 500;
  const idOf = (i: number): BuildId => i.toString(16).padStart(16, "0");
  const builds: Record<BuildId, Slice> = {};
  for (let i = 0; i < count; i++)
    builds[idOf(i)] = {
      name: `c${i}`,
      version: "1.0.0",
      format: "script",
      base: "/",
      entry: ["container.js"],
      exposes: { "./Page": { chunks: ["page"], modules: ["1"] } },
      chunks: { page: { files: [], remotes: ["next"] } },
      consumes: {},
      remotes: { next: { name: `c${i + 1}`, expose: "./Page" } },
      provides: {},
      files: { "container.js": { type: "script", size: 1, integrity: `sha384-${"a".repeat(64)}` } },
    };
  const names = Object.fromEntries(Object.entries(builds).map(([id, { name }]) => [name, id]));
  const { files, missing } = select({ builds, names, choices: {} }, ["c0/Page"]);
  expect(files).toHaveLength(count);
  expect(missing.map(({ code }) => code)).toEqual(["NACRE_PLAN_UNKNOWN_CONTAINER"]);
});

test("matchRoute takes any address that a browser can have, and others", () => {
  const routes = ["/catalog/:id", "/files/*", "/:a/:b/:c", "/caf\u00e9", "/:__proto__", "/*"].map((path) => ({
    path,
    modules: [],
  }));
  const part = fc.oneof(
    fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) }),
    fc.constantFrom("%", "%2", "%2F", "%00", "..", "%2e%2e", "", "__proto__"),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      expect(matchRoute(routes, `/${parts.join("/")}`)).toBeDefined();
    }),
    { numRuns: 200 },
  );
  expect(Object.prototype).not.toHaveProperty("id");
});

test("an address of a million slashes is matched", () => {
  expect(matchRoute([{ path: "/a/:b", modules: [] }], "/".repeat(1_000_000))).toBeUndefined();
});

test("versions of any text are compared, and are in no range", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      fc.pre(!/^\d/.test(a) && !/^\d/.test(b));
      expect(satisfies(a, [[[1, 0, 0, 0]]])).toBe(false);
      expect(compareVersions(a, b)).toBe(0);
    }),
    { numRuns: 200 },
  );
  expect(satisfies(`1.0.0-${"a.".repeat(50_000)}b`, [[[1, 0, 0, 0]]])).toBe(false);
  expect(satisfies(`1.0.0-${"1".repeat(100_000)}!`, [[[1, 0, 0, 0]]])).toBe(false);
});
