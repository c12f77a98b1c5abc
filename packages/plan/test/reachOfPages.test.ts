import type { Build, ChunkId, Policy, Slice, Snapshot } from "@nacre/contract";
import { toSlice } from "@nacre/contract";
import { decideAdded, makeSnapshot, reachOfPages, reachOfWorkers, select, type Wanted } from "@nacre/plan";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aBuild, consumeId, idOf, namesOf } from "./builders.ts";

const workers = { work: { chunks: ["work"], modules: ["work"] } };

function plan(builds: readonly Build[], policy?: Policy): Snapshot {
  const input = { builds, names: namesOf(builds), root: "shell", environment: "test", n: 1 };
  return makeSnapshot({ ...input, ...(policy && { policy }) }).snapshot;
}

function sliceOf(snapshot: Snapshot, name: string): Slice {
  return reachOfPages(snapshot).builds[snapshot.names[name]!]!;
}

describe("what stays of a build", () => {
  const shell = aBuild("shell")
    .provide("react", "19.3.1")
    .expose("./app", { imports: ["catalog/List"] })
    .build();

  it("not its own copy of what the root gives, nor the files of that", () => {
    const catalog = aBuild("catalog")
      .provide("react", "19.0.0", { uses: [] })
      .consume("react", "^19.0.0", { singleton: true, fallback: true })
      .expose("./List", { uses: ["react"] })
      .build();
    const { chunks, files, provides, consumes } = sliceOf(plan([shell, catalog]), "catalog");
    expect(Object.keys(chunks)).toEqual(["./List"]);
    expect(Object.keys(files)).toEqual(["container.js", "List.js"]);
    expect(provides).toEqual({});
    expect(consumes).toEqual({ "react ^19.0.0": { key: "react" } });
  });

  it("its own copy where nobody else's was chosen, and what that needs, at once and later", () => {
    const catalog = aBuild("catalog")
      .consume("react", "^19.0.0", { fallback: true })
      .consume("dates", "^4.0.0", { fallback: true })
      .chunk("zones")
      .provide("dates", "4.0.0", { uses: ["react"], lazy: [["zones"]] })
      .expose("./List", { uses: ["dates"] })
      .build();
    const slice = sliceOf(plan([shell, catalog]), "catalog");
    expect(Object.keys(slice.provides)).toEqual(["dates"]);
    expect(Object.keys(slice.chunks).toSorted()).toEqual(["./List", "dates 4.0.0", "zones"]);
    expect(Object.keys(slice.consumes)).toEqual(["react ^19.0.0", "dates ^4.0.0"]);
  });

  it("not what only a copy consumes that nobody was given, nor who supplies it", () => {
    const catalog = aBuild("catalog")
      .consume("react", "^19.0.0", { fallback: true })
      .provide("dates", "4.0.0", { uses: ["react"] })
      .expose("./List")
      .build();
    const snapshot = plan([shell, catalog]);
    expect(snapshot.choices[catalog.id]).toHaveProperty(["react ^19.0.0"]);
    expect(sliceOf(snapshot, "catalog")).toMatchObject({ consumes: {}, provides: {} });
    expect(reachOfPages(snapshot).choices[catalog.id]).toEqual({});
  });

  it("all copies of the root, which a build may be given that is added", () => {
    expect(sliceOf(plan([shell]), "shell")).toEqual(plan([shell]).builds[shell.id]);
  });

  it("the copies that the root admits, and who was given which", () => {
    const catalog = aBuild("catalog")
      .consume("dates", "^4.0.0", { singleton: true })
      .provide("dates", "4.0.0")
      .chunk("unused", { uses: ["dates"] })
      .provide("lib", "1.0.0", { lazy: [["unused"]] })
      .build();
    const snapshot = plan([shell, catalog], { admit: ["dates"] });
    expect(Object.keys(sliceOf(snapshot, "catalog").provides)).toEqual(["dates"]);
    expect(reachOfPages(snapshot).choices[catalog.id]).toEqual(snapshot.choices[catalog.id]);
    expect(Object.keys(sliceOf(plan([shell, catalog]), "catalog").provides)).toEqual([]);
  });

  it("chunks that no copy explains", () => {
    const catalog = aBuild("catalog").chunk("stray").provide("dates", "4.0.0").build();
    expect(Object.keys(sliceOf(plan([shell, catalog]), "catalog").chunks)).toEqual(["stray"]);
  });

  it("all of a foreign container, and what was chosen for it", () => {
    const foreign = aBuild("foreign").with({ format: "foreign", global: "it" });
    const given = foreign.consume("dates", "^4.0.0").provide("lib", "1.0.0").build();
    const catalog = aBuild("catalog").provide("dates", "4.0.0").build();
    const snapshot = plan([shell, catalog, given], { admit: ["dates"] });
    expect(sliceOf(snapshot, "foreign")).toEqual(snapshot.builds[given.id]);
    expect(reachOfPages(snapshot).choices[given.id]).toEqual(snapshot.choices[given.id]);
    expect(Object.keys(sliceOf(snapshot, "catalog").provides)).toEqual(["dates"]);
  });

  it("its own copy where a foreign one was chosen, which its workers can not have", () => {
    const foreign = aBuild("foreign").with({ format: "foreign", global: "it" }).provide("dates", "4.0.0").build();
    const catalog = aBuild("catalog")
      .consume("dates", "^4.0.0", { fallback: true })
      .chunk("work", { uses: ["dates"] })
      .with({ workers, workerEntry: "container.js" })
      .build();
    const chosen = { [consumeId("dates", "^4.0.0")]: [foreign.id, "4.0.0"] as [string, string] };
    const snapshot = { ...plan([shell, catalog, foreign]), choices: { [catalog.id]: chosen } };
    expect(sliceOf(snapshot, "catalog")).toEqual(snapshot.builds[catalog.id]);
  });
});

const keys = ["react", "dates", "lib"];
const range = fc.constantFrom("^1.0.0", "^2.0.0", "*");
const code = fc.record({
  uses: fc.subarray(keys),
  imports: fc.subarray(["catalog/Page", "account/Page", "nowhere/Page"]),
  lazy: fc.constantFrom<string[][]>([], [["./Later"]]),
});
const someBuild = fc.record({
  consumes: fc.record(
    Object.fromEntries(keys.map((key) => [key, fc.record({ range, singleton: fc.boolean(), fallback: fc.boolean() })])),
  ),
  provides: fc.dictionary(fc.constantFrom(...keys), fc.record({ version: fc.constantFrom("1.0.0", "2.0.0"), code })),
  page: code,
  later: code,
  work: fc.option(code),
  foreign: fc.nat(6).map((n) => n === 0),
});
type SomeBuild = typeof someBuild extends fc.Arbitrary<infer Value> ? Value : never;
const someWorld = fc.tuple(fc.array(someBuild, { minLength: 3, maxLength: 5 }), fc.subarray(keys));

function toBuild({ consumes, provides, page, later, work, foreign }: SomeBuild, i: number): Build {
  const build = aBuild(["added", "shell", "catalog", "account", "catalog"][i]!, i);
  const used = [page, later, work, ...Object.values(provides).map((copy) => copy.code)].flatMap((each) => each?.uses);
  // What no chunk consumes would stay, and its copy with it.
  for (const [key, { range: wanted, ...how }] of Object.entries(consumes))
    if (used.includes(key)) build.consume(key, wanted, how);
  for (const [key, { version, code: own }] of Object.entries(provides)) build.provide(key, version, own);
  build.expose("./Later", later).expose("./Page", page);
  if (work) build.chunk("work", work).with({ workers, workerEntry: "container.js" });
  if (foreign && i > 1) build.with({ format: "foreign", global: "it" });
  return build.build();
}

/** Without the build that is added later. */
const someSnapshot = someWorld.map(([[, ...list], admit]) =>
  plan(
    list.map((each, i) => toBuild(each, i + 1)),
    { admit },
  ),
);

/** All that a page can ask for: each expose, what workers start with, and again and again what is imported later. */
function allWanted(snapshot: Snapshot): Wanted[] {
  const wanted: Wanted[] = Object.entries(snapshot.builds).flatMap(([build, { exposes, workers: own = {} }]) =>
    [...Object.values(exposes), ...Object.values(own)].map(({ chunks }) => ({ build, chunks })),
  );
  const known = new Set<string>();
  for (const want of wanted)
    for (const { build, chunk } of select(snapshot, [want]).chunks)
      for (const chunks of snapshot.builds[build]!.chunks[chunk]!.lazy ?? [])
        if (known.size < known.add(`${build} ${chunks.join()}`).size) wanted.push({ build, chunks });
  return wanted;
}

describe("of all worlds", () => {
  it("gives for whatever a page asks the same selection as the whole", () => {
    fc.assert(
      fc.property(someSnapshot, (snapshot) => {
        const pages = reachOfPages(snapshot);
        for (const want of allWanted(snapshot)) expect(select(pages, [want])).toEqual(select(snapshot, [want]));
      }),
      { numRuns: 150 },
    );
  });

  it("gives workers the same world to select from", () => {
    fc.assert(
      fc.property(someSnapshot, (snapshot) => {
        for (const [build, { workers: own, chunks }] of Object.entries(snapshot.builds)) {
          if (!own) continue;
          const want: Wanted = { build, chunks: Object.keys(chunks).filter((chunk) => chunk === "work") };
          const [whole, pages] = [snapshot, reachOfPages(snapshot)].map((each) => reachOfWorkers(each, build));
          expect(select(pages!, [want])).toEqual(select(whole!, [want]));
        }
      }),
      { numRuns: 150 },
    );
  });

  it("gives a build that is added what it would be given in the whole, and all that this needs", () => {
    fc.assert(
      fc.property(someWorld, ([list, admit]) => {
        const [added, ...builds] = list.map(toBuild);
        const snapshot = plan(builds, { admit });
        const pages = reachOfPages(snapshot);
        const decided = decideAdded(snapshot, added!);
        expect(decideAdded(pages, added!)).toEqual(decided);
        const adopt = (world: Snapshot): Snapshot => ({
          ...world,
          builds: { ...world.builds, [added!.id]: toSlice(added!) },
          choices: { ...world.choices, [added!.id]: decided.choices },
        });
        for (const chunk of ["./Page", "./Later"] satisfies ChunkId[]) {
          const want: Wanted = { build: idOf("added"), chunks: [chunk] };
          expect(select(adopt(pages), [want])).toEqual(select(adopt(snapshot), [want]));
        }
      }),
      { numRuns: 150 },
    );
  });

  it("has no file that nothing can ask for, but of the root", () => {
    fc.assert(
      fc.property(someWorld, ([[, ...list]]) => {
        const snapshot = plan(list.map((each, i) => toBuild(each, i + 1)));
        const asked = new Set(
          allWanted(snapshot).flatMap((want) => select(snapshot, [want]).files.map(({ url }) => url)),
        );
        for (const [id, { format, base, files }] of Object.entries(reachOfPages(snapshot).builds)) {
          if (format === "foreign" || id === snapshot.names["shell"]) continue;
          const own = Object.keys(files).filter((file) => file !== "container.js");
          expect(own.filter((file) => !asked.has(base + file))).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
  });
});
