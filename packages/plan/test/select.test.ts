import type { Build, Snapshot } from "@nacre/contract";
import { makeSnapshot, select } from "@nacre/plan";
import type { Selection, Wanted } from "@nacre/plan";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aBuild, idOf, namesOf } from "./builders.ts";

function snapshotOf(...builds: Build[]): Snapshot {
  const input = { builds, names: namesOf(builds), root: builds[0]?.manifest.name ?? "", environment: "test", n: 1 };
  return makeSnapshot(input).snapshot;
}

function urls({ files }: Selection): string[] {
  return files.map(({ url }) => url.replace(/[0-9a-f]{16}\//, ""));
}

describe("the files of a module", () => {
  const singleton = { singleton: true };
  const snapshot = snapshotOf(
    aBuild("shell")
      .provide("react", "19.3.1")
      .consume("react", "^19.0.0", singleton)
      .expose("./app", { uses: ["react"] })
      .build(),
    aBuild("catalog")
      .consume("react", "^19.0.0", singleton)
      .consume("date-fns", "^4.0.0", { fallback: true })
      .chunk("late", { uses: ["date-fns"] })
      .expose("./List", { uses: ["react"], imports: ["components/Button"], styles: true, lazy: [["late"]] })
      .build(),
    aBuild("components")
      .consume("react", "^19.0.0", singleton)
      .expose("./Button", { uses: ["react"], styles: true })
      .expose("./Dialog", { uses: ["react"] })
      .build(),
  );
  const selection = select(snapshot, ["catalog/List"]);

  test("are its own, those of its shared and remote modules, and the entries, a dependency before what needs it", () => {
    expect(urls(selection)).toEqual([
      "/catalog/container.js",
      "/shell/container.js",
      "/shell/react_19.3.1.js",
      "/components/container.js",
      "/components/Button.css",
      "/components/Button.js",
      "/catalog/List.css",
      "/catalog/List.js",
    ]);
  });

  test("come with size, integrity, type and why they are there", () => {
    expect(selection.files.find(({ file }) => file === "react_19.3.1.js")).toEqual({
      build: idOf("shell"),
      file: "react_19.3.1.js",
      url: `/shell/${idOf("shell")}/react_19.3.1.js`,
      type: "script",
      size: 1000,
      integrity: expect.stringMatching(/^sha384-/),
      why: "react 19.3.1 for catalog",
    });
    expect(selection.files.map(({ why }) => why)).toContain("components/Button");
  });

  test("do not hold what an import() asks for later, which is asked for on its own", () => {
    const lazy = select(snapshot, [{ build: idOf("catalog"), chunks: ["late"] }]);
    expect(urls(lazy)).toEqual(["/catalog/container.js", "/catalog/own_date-fns.js", "/catalog/late.js"]);
    expect(lazy.chunks).toEqual([
      { build: idOf("catalog"), chunk: "own date-fns" },
      { build: idOf("catalog"), chunk: "late" },
    ]);
  });

  test("of several modules are each there once", () => {
    const all = urls(select(snapshot, ["shell/app", "catalog/List", "components/Button", "components/Dialog"]));
    expect(new Set(all).size).toBe(all.length);
    expect(new Set(all)).toEqual(new Set([...urls(selection), "/shell/app.js", "/components/Dialog.js"]));
  });
});

test("cycles between containers end", () => {
  const snapshot = snapshotOf(
    aBuild("a")
      .expose("./x", { imports: ["b/y"] })
      .build(),
    aBuild("b")
      .expose("./y", { imports: ["a/x"] })
      .build(),
  );
  expect(urls(select(snapshot, ["a/x"]))).toEqual(["/a/container.js", "/b/container.js", "/b/y.js", "/a/x.js"]);
  expect(new Set(urls(select(snapshot, ["b/y"])))).toEqual(new Set(urls(select(snapshot, ["a/x"]))));
});

test("a pinned reference means that build, beside the one that the name means", () => {
  const [old, current] = [
    aBuild("components", 1).expose("./Button").build(),
    aBuild("components", 2).expose("./Button").build(),
  ];
  const snapshot = snapshotOf(aBuild("shell").build(), old, current);
  const { files } = select(snapshot, ["components/Button", `components@${old.id}/Button`]);
  expect(files.filter(({ file }) => file === "Button.js").map(({ build }) => build)).toEqual([current.id, old.id]);
});

test("a foreign container gives its entry and what to get from it", () => {
  const snapshot = snapshotOf(
    aBuild("shell")
      .consume("legacy-lib", "^1.0.0")
      .expose("./app", { uses: ["legacy-lib"], imports: ["legacy/Widget"] })
      .with({ admit: ["legacy-lib"] })
      .build(),
    aBuild("legacy").provide("legacy-lib", "1.4.0").with({ format: "foreign", global: "legacy" }).build(),
  );
  const { files, foreign, missing } = select(snapshot, ["shell/app"]);
  expect(files.filter(({ build }) => build === idOf("legacy")).map(({ file }) => file)).toContain("container.js");
  expect(foreign).toEqual([
    { build: idOf("legacy"), key: "legacy-lib", version: "1.4.0" },
    { build: idOf("legacy"), expose: "./Widget" },
  ]);
  expect(missing).toEqual([]);
});

test("assets are left to the code that needs them", () => {
  const build = aBuild("shell").expose("./app").build();
  build.manifest.files["logo.svg"] = { type: "asset", size: 10, integrity: "" };
  build.manifest.chunks["./app"]?.files.push("logo.svg");
  expect(urls(select(snapshotOf(build), ["shell/app"]))).toEqual(["/shell/container.js", "/shell/app.js"]);
});

describe("says what cannot be had, and selects the rest", () => {
  const snapshot = snapshotOf(
    aBuild("shell")
      .consume("react", "^19.0.0")
      .expose("./app", { uses: ["react"], imports: ["gone/Button", "components/Gone", "components/Button"] })
      .build(),
    aBuild("components").expose("./Button").build(),
  );

  test.each<[Wanted, string[]]>([
    ["gone/Button", ["NACRE_PLAN_UNKNOWN_CONTAINER"]],
    ["components/Gone", ["NACRE_PLAN_UNKNOWN_EXPOSE"]],
    ["components@ffffffffffffffff/Button", ["NACRE_PLAN_UNKNOWN_BUILD"]],
    [{ build: "ffffffffffffffff", chunks: ["x"] }, ["NACRE_PLAN_UNKNOWN_BUILD"]],
    ["shell/app", ["NACRE_PLAN_NO_SATISFYING_VERSION", "NACRE_PLAN_UNKNOWN_CONTAINER", "NACRE_PLAN_UNKNOWN_EXPOSE"]],
  ])("%j", (wanted, codes) => {
    const { missing, files } = select(snapshot, [wanted, wanted, "components/Button"]);
    expect(missing.map(({ code }) => code)).toEqual(codes);
    expect(files.map(({ file }) => file)).toContain("Button.js");
  });
});

/** A snapshot of `size` containers, each with two exposes that import others, and shared modules of three builds. */
const someWorld = fc.nat(8).chain((extra) => {
  const size = 2 + extra;
  const name = fc.nat(size - 1).map((n) => `c${n}`);
  const imports = fc.array(
    fc.tuple(name, fc.constantFrom("x", "y")).map((parts) => parts.join("/")),
    { maxLength: 3 },
  );
  const uses = fc.subarray(["react", "lodash", "zod"]);
  const one = fc.record({
    x: fc.tuple(imports, uses),
    y: fc.tuple(imports, uses),
    provides: fc.subarray(["react", "lodash"]),
  });
  return fc.array(one, { minLength: size, maxLength: size }).map((list) => {
    const builds = list.map(({ x, y, provides }, i) => {
      const build = aBuild(`c${i}`);
      for (const key of ["react", "lodash", "zod"])
        build.consume(key, "^1.0.0", { singleton: key === "react", fallback: key === "zod" });
      for (const key of provides) build.provide(key, `1.${i}.0`);
      return build
        .expose("./x", { imports: [...new Set(x[0])], uses: x[1], styles: true })
        .expose("./y", { imports: [...new Set(y[0])], uses: y[1] })
        .build();
    });
    return snapshotOf(...builds);
  });
});
const someWanted = (snapshot: Snapshot): fc.Arbitrary<string[]> =>
  fc.subarray(
    Object.keys(snapshot.names).flatMap((name) => [`${name}/x`, `${name}/y`]),
    { minLength: 1 },
  );
const worldAndWanted = someWorld.chain((snapshot) => fc.tuple(fc.constant(snapshot), someWanted(snapshot)));

test("every file is selected once, with its facts, and no other", () => {
  fc.assert(
    fc.property(worldAndWanted, ([snapshot, wanted]) => {
      const { files } = select(snapshot, wanted);
      expect(new Set(files.map(({ url }) => url)).size).toBe(files.length);
      for (const { build, file, url, type, size, integrity } of files) {
        expect({ type, size, integrity }).toEqual(snapshot.builds[build]?.files[file]);
        expect(url).toBe(`${snapshot.builds[build]?.base}${file}`);
      }
    }),
  );
});

test("the selection is closed: whatever a selected chunk needs is selected", () => {
  fc.assert(
    fc.property(worldAndWanted, ([snapshot, wanted]) => {
      const { files, chunks, missing } = select(snapshot, wanted);
      const has = new Set(files.map(({ build, file }) => `${build} ${file}`));
      const loaded = new Set(chunks.map(({ build, chunk }) => `${build} ${chunk}`));
      const needed = chunks.flatMap(({ build, chunk }) => needsOf(snapshot, build, chunk));
      expect(needed.filter((need) => !loaded.has(need))).toEqual([]);
      const expected = chunks.flatMap(({ build, chunk }) => {
        const slice = snapshot.builds[build];
        return [...(slice?.entry ?? []), ...(slice?.chunks[chunk]?.files ?? [])].map((file) => `${build} ${file}`);
      });
      expect(has).toEqual(new Set(expected));
      expect(missing.every(({ code }) => code === "NACRE_PLAN_NO_SATISFYING_VERSION")).toBe(true);
    }),
  );
});

test("the set does not depend on the order of what is wanted, nor on what is wanted together", () => {
  fc.assert(
    fc.property(worldAndWanted, ([snapshot, wanted]) => {
      const together = new Set(select(snapshot, wanted).files.map(({ url }) => url));
      const turned = new Set(select(snapshot, wanted.toReversed()).files.map(({ url }) => url));
      const apart = new Set(wanted.flatMap((one) => select(snapshot, [one]).files.map(({ url }) => url)));
      expect(turned).toEqual(together);
      expect(apart).toEqual(together);
    }),
  );
});

test("looks only at what is within reach: the rest of the snapshot may be absent", () => {
  fc.assert(
    fc.property(worldAndWanted, ([snapshot, wanted]) => {
      const selection = select(snapshot, wanted);
      const reached = new Set(selection.chunks.map(({ build }) => build));
      const builds = Object.fromEntries(Object.entries(snapshot.builds).filter(([id]) => reached.has(id)));
      const choices = Object.fromEntries(Object.entries(snapshot.choices).filter(([id]) => reached.has(id)));
      expect(select({ ...snapshot, builds, choices }, wanted)).toEqual(selection);
    }),
  );
});

test("reads each reached build and chunk once, in a snapshot of 1,000 builds", () => {
  const builds = Array.from({ length: 1000 }, (_, i) => {
    const next = i < 20 ? [`c${i + 1}/x`, `c${(i * 7) % 20}/x`] : [];
    return aBuild(`c${i}`, i % 200)
      .provide("react", "1.0.0")
      .consume("react", "^1.0.0")
      .expose("./x", { uses: ["react"], imports: next })
      .build();
  });
  const reads: string[] = [];
  const { names, choices, builds: slices } = snapshotOf(...builds);
  const watched = Object.fromEntries(
    Object.entries(slices).map(([id, slice]) => [
      id,
      { ...slice, chunks: watch(slice.chunks, (chunk) => reads.push(`${id} ${chunk}`)) },
    ]),
  );
  const { chunks } = select({ names, choices, builds: watched }, ["c0/x"]);
  const links = 2 * 20 + 1;
  expect(chunks).toHaveLength(21 + 1);
  expect(reads.length).toBeLessThanOrEqual(links + chunks.length);
});

function needsOf(snapshot: Snapshot, build: string, chunk: string): string[] {
  const slice = snapshot.builds[build]!;
  const { consumes = [], remotes = [] } = slice.chunks[chunk]!;
  const shared = consumes.flatMap((module) => {
    const choice = snapshot.choices[build]?.[module];
    const { key, fallback } = slice.consumes[module]!;
    if (choice === undefined) return [];
    if (choice === 0) return fallback!.chunks.map((id) => `${build} ${id}`);
    const copies = snapshot.builds[choice[0]]!.provides[key]!;
    return copies.find(({ version }) => version === choice[1])!.chunks.map((id) => `${choice[0]} ${id}`);
  });
  const remote = remotes.flatMap((module) => {
    const { name, expose } = slice.remotes[module]!;
    const id = snapshot.names[name]!;
    return snapshot.builds[id]!.exposes[expose]!.chunks.map((one) => `${id} ${one}`);
  });
  return [...shared, ...remote];
}

function watch<Value extends object>(target: Value, tell: (key: string) => void): Value {
  return new Proxy(target, {
    get: (from, key, receiver) => {
      tell(String(key));
      return Reflect.get(from, key, receiver) as unknown;
    },
  });
}
