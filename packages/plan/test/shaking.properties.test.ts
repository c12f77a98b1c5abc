import type { Build, Snapshot } from "@nacre/contract";
import { makeSnapshot, select } from "@nacre/plan";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { aBuild, namesOf } from "./builders.ts";

/** Two keys of one package, and another one. */
const families: Record<string, string> = { router: "router", "router/dom": "router", dates: "dates" };
const keys = Object.keys(families);
const exported = fc.subarray(["a", "b", "c"]);
const used = fc.option(exported, { nil: null, freq: 6 });
const names = fc.record(Object.fromEntries(keys.map((key) => [key, used])), { requiredKeys: [] });
const code = names.map((each) => ({ uses: Object.keys(each), names: each as Record<string, string[] | null> }));
const copy = fc.record({ whole: code, shaken: fc.option(fc.record({ exports: exported, code })) });
const someBuild = fc.record({
  provides: fc.dictionary(fc.constantFrom(...keys), copy, { maxKeys: 3 }),
  page: code,
  later: code,
  worker: fc.option(code, { freq: 3 }),
  foreign: fc.nat(12).map((n) => n === 0),
  singleton: fc.boolean(),
});
type SomeBuild = typeof someBuild extends fc.Arbitrary<infer Value> ? Value : never;
const someBuilds = fc.array(someBuild, { minLength: 1, maxLength: 4 }).map((list) => list.map(toBuild));

function toBuild({ provides, page, later, worker, foreign, singleton }: SomeBuild, i: number): Build {
  const build = aBuild(["shell", "catalog", "account", "checkout"][i]!, i);
  for (const key of keys) build.consume(key, false, { singleton, fallback: true, family: families[key]! });
  for (const [key, { whole, shaken }] of Object.entries(provides))
    build.provide(key, `1.${i}.0`, {
      family: families[key]!,
      ...whole,
      ...(shaken && { shaken: { exports: shaken.exports, ...shaken.code } }),
    });
  build.chunk("later", later).expose("./Page", { ...page, lazy: [["later"]] });
  if (worker) {
    build.chunk("worker", worker);
    const workers = { worker: { chunks: ["worker"], modules: ["worker"] } };
    build.with({ workers, workerEntry: "container.js" });
  }
  if (foreign && i > 0) build.with({ format: "foreign", global: "it" });
  return build.build();
}

function plan(builds: readonly Build[]): ReturnType<typeof makeSnapshot> {
  return makeSnapshot({ builds, names: namesOf(builds), root: "shell", environment: "test", n: 1 });
}

/** Every chunk that something asks for, each as its own start: what is imported later is there too. */
function loadedChunks(builds: readonly Build[], snapshot: Snapshot): { build: Build; chunk: string }[] {
  const starts = builds.flatMap(({ id, manifest }) => {
    if (manifest.format === "foreign") return [];
    return ["./Page", "later", ...Object.keys(manifest.workers ?? {})].map((chunk) => ({ build: id, chunks: [chunk] }));
  });
  return select(snapshot, starts).chunks.map(({ build, chunk }) => ({
    build: builds.find(({ id }) => id === build)!,
    chunk,
  }));
}

test("nothing that is loaded uses more of a shaken copy than that has", () => {
  fc.assert(
    fc.property(someBuilds, (builds) => {
      const { snapshot } = plan(builds);
      for (const { build, chunk } of loadedChunks(builds, snapshot)) {
        const { consumes = [], uses = {} } = build.manifest.chunks[chunk]!;
        for (const module of consumes) {
          const choice = snapshot.choices[build.id]?.[module];
          const { key } = build.manifest.consumes[module]!;
          const given = choice ? snapshot.builds[choice[0]]?.provides[key]?.[0] : undefined;
          if (!choice || !given?.shaken) continue;
          const has = builds.find(({ id }) => id === choice[0])!.manifest.provides[key]![0]!.shaken!.exports;
          expect(has).toEqual(expect.arrayContaining(uses[module] ?? ["unknown"]));
        }
      }
    }),
    { numRuns: 1000 },
  );
});

test("of a package that a build gives, either whole or shaken copies are loaded, never both", () => {
  fc.assert(
    fc.property(someBuilds, (builds) => {
      const { snapshot } = plan(builds);
      const kinds = new Map<string, Set<boolean>>();
      for (const { build, chunk } of loadedChunks(builds, snapshot)) {
        const [key = "", version] = chunk.split(" ");
        if (!(key in families) || version === undefined) continue;
        const unit = `${build.id} ${families[key]}`;
        kinds.set(unit, (kinds.get(unit) ?? new Set()).add(chunk.endsWith(" shaken")));
      }
      for (const found of kinds.values()) expect(found.size).toBe(1);
    }),
    { numRuns: 1000 },
  );
});

test("where every shaken copy has everything, and everybody tells, nothing whole is loaded", () => {
  const all = someBuilds.map((builds) =>
    builds
      .filter(({ manifest }) => manifest.format !== "foreign")
      .map((build) => {
        const { manifest } = build;
        for (const chunk of Object.values(manifest.chunks))
          for (const module of Object.keys(chunk.uses ?? {})) chunk.uses![module] ??= ["a"];
        for (const [one] of Object.values(manifest.provides)) {
          one!.shaken ??= { chunks: [one!.module], module: one!.module, exports: [] };
          one!.shaken.exports = ["a", "b", "c"];
        }
        return build;
      }),
  );
  fc.assert(
    fc.property(all, (builds) => {
      const { snapshot, diagnostics } = plan(builds);
      expect(diagnostics.filter(({ code: each }) => each === "NACRE_PLAN_FULL_COPY")).toEqual([]);
      for (const { build, chunk } of loadedChunks(builds, snapshot)) {
        const whole = Object.values(build.manifest.provides).flatMap(([one]) =>
          one!.shaken!.module === one!.module ? [] : [one!.module],
        );
        expect(whole).not.toContain(chunk);
      }
    }),
    { numRuns: 500 },
  );
});

test("neither the copies nor what is said of them depends on the order of the builds", () => {
  fc.assert(
    fc.property(someBuilds, fc.nat(), (builds, turn) => {
      const { snapshot, diagnostics } = plan(builds);
      const turned = [...builds.slice(turn % builds.length), ...builds.slice(0, turn % builds.length)].reverse();
      const other = plan(turned);
      expect(other.snapshot.builds).toEqual(snapshot.builds);
      const full = (list: typeof diagnostics): typeof diagnostics =>
        list.filter(({ code: each }) => each === "NACRE_PLAN_FULL_COPY");
      expect(full(other.diagnostics)).toEqual(full(diagnostics));
    }),
    { numRuns: 400 },
  );
});

test("the random worlds have both kinds", () => {
  const found = fc.sample(someBuilds, { numRuns: 300, seed: 1 }).map((builds) => {
    const copies = Object.values(plan(builds).snapshot.builds).flatMap(({ provides }) =>
      Object.values(provides).flat(),
    );
    return copies.some(({ shaken }) => shaken);
  });
  const shaken = found.filter(Boolean).length;
  expect(shaken).toBeGreaterThan(20);
  expect(shaken).toBeLessThan(280);
});
