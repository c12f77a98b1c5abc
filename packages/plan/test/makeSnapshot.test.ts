import { parseManifest, parseSnapshot } from "@nacre/contract";
import type { Build } from "@nacre/contract";
import { decide, makeSnapshot } from "@nacre/plan";
import type { SnapshotInput } from "@nacre/plan";
import { describe, expect, test } from "vitest";
import { aBuild, consumeId, idOf, namesOf } from "./builders.ts";

function inputOf(...builds: Build[]): SnapshotInput {
  return { builds, names: namesOf(builds), root: "shell", environment: "test", n: 7 };
}

function problemsOf(input: SnapshotInput): string[] {
  return makeSnapshot(input).diagnostics.map(({ severity, message }) => `${severity}: ${message}`);
}

const shell = aBuild("shell")
  .provide("react", "19.3.1")
  .consume("react", "^19.0.0", { singleton: true })
  .expose("./app", { uses: ["react"] })
  .routes({ path: "/catalog", remote: "catalog", preload: ["components/Button"] });
const catalog = aBuild("catalog")
  .consume("react", "^19.0.0", { singleton: true })
  .expose("./List", { uses: ["react"], imports: ["components/Button"] })
  .routes({ index: true, module: "./List" });
const components = aBuild("components").expose("./Button");

test("makes one world of builds: slices, names, choices and ranked routes", () => {
  const { snapshot, diagnostics } = makeSnapshot(inputOf(shell.build(), catalog.build(), components.build()));
  expect(diagnostics).toEqual([]);
  expect(snapshot).toMatchObject({ schema: 1, environment: "test", n: 7, root: "shell" });
  expect(snapshot.names).toEqual({ shell: idOf("shell"), catalog: idOf("catalog"), components: idOf("components") });
  expect(snapshot.choices[idOf("catalog")]).toEqual({ [consumeId("react", "^19.0.0")]: [idOf("shell"), "19.3.1"] });
  expect(snapshot.builds[idOf("catalog")]?.base).toBe(`/catalog/${idOf("catalog")}/`);
  expect(snapshot.routes).toEqual([{ path: "/catalog", modules: ["catalog/List"], preload: ["components/Button"] }]);
});

test("a route that renders slots requests what builds put into them, in its order", () => {
  const root = aBuild("shell").routes({
    slots: ["header.actions", "nobody.fills"],
    children: [{ path: "/catalog", remote: "catalog", slots: ["card.extra"] }],
  });
  const part = (name: string, slot: string, order: number): Build =>
    aBuild(name)
      .expose("./Part")
      .with({ contributes: [{ slot, module: "./Part", order }] })
      .build();
  const input = inputOf(
    root.build(),
    catalog.build(),
    components.build(),
    part("account", "header.actions", 1),
    part("news", "header.actions", 0),
    part("stars", "card.extra", 0),
  );
  const { routes } = makeSnapshot(input).snapshot;
  const preload = ["news/Part", "account/Part", "stars/Part"];
  expect(routes).toEqual([{ path: "/catalog", modules: ["catalog/List"], preload }]);
});

test("the middleware of a page is requested with it", () => {
  const root = aBuild("shell").routes({ path: "/a", remote: "catalog", module: "./List", middleware: "./guard" });
  const { snapshot, diagnostics } = makeSnapshot(inputOf(root.build(), catalog.build(), components.build()));
  expect(snapshot.routes).toEqual([{ path: "/a", modules: ["catalog/List"], preload: ["catalog/guard"] }]);
  const unknown = diagnostics.filter(({ code }) => code === "NACRE_PLAN_UNKNOWN_EXPOSE");
  expect(unknown.map(({ details }) => details["expose"])).toEqual(["./guard"]);
});

test("of manifests that parse, the snapshot parses", () => {
  const builds = [shell.build(), catalog.build(), components.build()];
  for (const { manifest } of builds) expect(parseManifest(manifest)).toEqual({ ok: true, value: manifest });
  const { snapshot } = makeSnapshot(inputOf(...builds));
  expect(parseSnapshot(snapshot)).toEqual({ ok: true, value: snapshot });
});

test("keeps what the root admits, for builds that are added at run time", () => {
  const root = aBuild("shell")
    .with({ admit: ["zod"] })
    .build();
  const { snapshot } = makeSnapshot({ ...inputOf(root), policy: { admit: ["date-fns", "zod"] } });
  const slices = Object.entries(snapshot.builds).map(([id, slice]) => ({ ...slice, id }));
  const added = aBuild("late").consume("zod", "^4.0.0").build();
  const giver = aBuild("giver").provide("zod", "4.1.0").build();
  expect(snapshot.builds[root.id]?.admit).toEqual(["zod", "date-fns"]);
  expect(decide([...slices, giver, added], "shell", {}, snapshot.choices).choices[added.id]).toEqual({
    [consumeId("zod", "^4.0.0")]: [giver.id, "4.1.0"],
  });
});

describe("never throws, but tells", () => {
  test("a root that is not there", () => {
    expect(problemsOf({ ...inputOf(components.build()), root: "gone" })).toEqual([
      'error: Something asks for the container "gone", which the snapshot does not have (it has components). Add its build, or correct the name.',
    ]);
  });

  test("a name without its build", () => {
    const names = { ...namesOf([shell.build()]), shell: "f".repeat(16) };
    expect(problemsOf({ ...inputOf(components.build()), names })).toEqual([
      'error: Something asks for build ffffffffffffffff of "shell", which the snapshot does not have. Keep that build in the snapshot, or drop the pin.',
    ]);
  });

  test.each<[string, string, string]>([
    [
      "a remote that is not there",
      "gone/Button",
      '"catalog" asks for the container "gone", which the snapshot does not have',
    ],
    [
      "a module that is not exposed",
      "components/Gone",
      '"catalog" asks for "./Gone" of "components", which does not expose it (it has ./Button)',
    ],
    [
      "a pinned build that is not there",
      "components@ffffffffffffffff/Button",
      '"catalog" asks for build ffffffffffffffff of "components"',
    ],
  ])("%s", (_, reference, message) => {
    const asking = aBuild("catalog")
      .expose("./List", { imports: [reference] })
      .build();
    const problems = problemsOf(inputOf(aBuild("shell").build(), asking, components.build()));
    expect(problems).toEqual([expect.stringContaining(`error: ${message}`)]);
  });

  test("routes to what is not there", () => {
    const root = aBuild("shell")
      .routes(
        { path: "/a", remote: "gone" },
        { path: "/b", remote: "components", module: "./Gone" },
        { path: "/c", preload: ["components/Lost"] },
      )
      .build();
    expect(
      makeSnapshot(inputOf(root, components.build())).diagnostics.map(({ code, details }) => [code, details["expose"]]),
    ).toEqual([
      ["NACRE_PLAN_UNKNOWN_CONTAINER", undefined],
      ["NACRE_PLAN_UNKNOWN_EXPOSE", "./Gone"],
      ["NACRE_PLAN_UNKNOWN_EXPOSE", "./Lost"],
    ]);
  });

  test("a path that two builds claim", () => {
    const root = aBuild("shell")
      .provide("react", "19.3.1")
      .routes({ path: "/", remote: "catalog" }, { path: "/", remote: "components", module: "./Button" })
      .build();
    expect(problemsOf(inputOf(root, catalog.build(), components.build()))).toEqual([
      'error: "catalog/List" and "components/Button" both claim the path "/". Give one of them another path.',
    ]);
  });

  test("containers whose routes contain each other", () => {
    const [a, b] = [aBuild("a").routes({ remote: "b" }), aBuild("b").routes({ remote: "a" })];
    const root = aBuild("shell").routes({ path: "/", remote: "a" });
    expect(problemsOf(inputOf(root.build(), a.build(), b.build()))).toEqual([
      "error: The routes contain each other without end: shell -> a -> b -> a. Mount each container once, from above.",
    ]);
  });
});
