import { parseManifest, parseSnapshot, type Build, type BuildId, type Snapshot } from "@nacre/contract";
import { decideAdded, explain, makeSnapshot, select } from "@nacre/plan";
import { describe, expect, test } from "vitest";
import { aBuild, namesOf, type BuildBuilder, type ConsumeOptions } from "./builders.ts";

function snapshotOf(...builds: Build[]): { snapshot: Snapshot; problems: string[] } {
  const input = { builds, names: namesOf(builds), root: "shell", environment: "test", n: 1 };
  const { snapshot, diagnostics } = makeSnapshot(input);
  return { snapshot, problems: diagnostics.map(({ severity, message }) => `${severity}: ${message}`) };
}

/** Which chunks pages of these builds load of a key. */
function loaded({ snapshot }: { snapshot: Snapshot }, key: string): string[] {
  const wanted = Object.entries(snapshot.builds).flatMap(([build, slice]) =>
    slice.format === "foreign" ? [] : [{ build, chunks: Object.keys(slice.exposes) }],
  );
  const chunks = select(snapshot, wanted).chunks.map(({ chunk }) => chunk);
  return [...new Set(chunks.filter((chunk) => chunk.startsWith(`${key} `)))].sort();
}

const singleton: ConsumeOptions = { singleton: true, fallback: true, family: "router" };
const shell = (exports: string[] = ["Link", "useParams"]): BuildBuilder =>
  aBuild("shell")
    .consume("router", "^8.0.0", singleton)
    .provide("router", "8.5.0", { family: "router", shaken: { exports } })
    .expose("./app", { uses: ["router"], names: { router: ["Link"] } });
const user = (name: string, names: string[] | null, how: ConsumeOptions = singleton): BuildBuilder =>
  aBuild(name)
    .consume("router", "^8.0.0", how)
    .expose("./Page", { uses: ["router"], names: { router: names } });

describe("the shaken copy", () => {
  test("is what everyone loads where it has all that is used", () => {
    const made = snapshotOf(shell().build(), user("catalog", ["useParams"]).build(), user("admin", []).build());
    expect(made.problems).toEqual([]);
    expect(loaded(made, "router")).toEqual(["router 8.5.0 shaken"]);
  });

  test("is for no one where it lacks an export, and it is said of whom", () => {
    const made = snapshotOf(
      shell().build(),
      user("catalog", ["useParams"]).build(),
      user("admin", ["useFetcher", "Form", "Link"]).build(),
    );
    expect(loaded(made, "router")).toEqual(["router 8.5.0"]);
    expect(made.problems).toEqual([
      'info: "shell" has a shaken copy of router, but pages load the whole one, 0 kB more before compression: "admin" uses Form, useFetcher of router, which that copy lacks. Name what is missing in "treeShaking" of shell, or leave it so.',
    ]);
  });

  test.each([
    ["cannot tell", user("admin", null)],
    [
      "was built for development",
      aBuild("admin")
        .consume("router", "^8.0.0", singleton)
        .expose("./Page", { uses: ["router"] }),
    ],
  ])("is for no one where a build %s", (_, admin) => {
    const made = snapshotOf(shell().build(), admin.build());
    expect(loaded(made, "router")).toEqual(["router 8.5.0"]);
    expect(made.problems).toEqual([expect.stringContaining('which exports of router "admin" uses is not known')]);
  });

  test("counts what is imported later, and what workers use", () => {
    const later = aBuild("catalog")
      .consume("router", "^8.0.0", singleton)
      .chunk("later", { uses: ["router"], names: { router: ["useBlocker"] } })
      .expose("./Page", { lazy: [["later"]] });
    expect(loaded(snapshotOf(shell().build(), later.build()), "router")).toEqual(["router 8.5.0"]);
    expect(snapshotOf(shell().build(), later.build()).problems).toEqual([expect.stringContaining("useBlocker")]);
    const worker = aBuild("catalog")
      .consume("router", "^8.0.0", singleton)
      .chunk("worker", { uses: ["router"], names: { router: ["useBlocker"] } })
      .with({ workers: { worker: { chunks: ["worker"], modules: ["worker"] } }, workerEntry: "container.js" });
    expect(snapshotOf(shell().build(), worker.build()).problems).toEqual([expect.stringContaining("useBlocker")]);
  });

  test("does not count code that no page comes to", () => {
    const catalog = user("catalog", ["useParams"]).chunk("unused", { uses: ["router"], names: { router: ["useX"] } });
    expect(loaded(snapshotOf(shell().build(), catalog.build()), "router")).toEqual(["router 8.5.0 shaken"]);
  });

  test("does not count stories", () => {
    const catalog = user("catalog", ["useParams"])
      .expose("./Page.stories", { uses: ["router"], names: { router: null } })
      .with({ stories: [{ module: "./Page.stories", title: "Page", stories: [] }] });
    expect(loaded(snapshotOf(shell().build(), catalog.build()), "router")).toEqual(["router 8.5.0 shaken"]);
  });

  test("is for no one where a container of another federation may take what the root has", () => {
    const foreign = aBuild("legacy").with({ format: "foreign", global: "legacy" });
    const made = snapshotOf(shell().build(), foreign.build());
    expect(loaded(made, "router")).toEqual(["router 8.5.0"]);
    expect(made.problems).toEqual([
      expect.stringContaining('"legacy", a container of another federation, may use all of router'),
    ]);
  });

  test("of a sibling stays, where a foreign container takes nothing from it", () => {
    const foreign = aBuild("legacy").with({ format: "foreign", global: "legacy" });
    const catalog = aBuild("catalog")
      .consume("dates", "^4.0.0", { fallback: true })
      .provide("dates", "4.0.0", { shaken: { exports: ["format"] } })
      .expose("./Page", { uses: ["dates"], names: { dates: ["format"] } });
    const made = snapshotOf(aBuild("shell").expose("./app").build(), catalog.build(), foreign.build());
    expect(made.problems).toEqual([]);
    expect(loaded(made, "dates")).toEqual(["dates 4.0.0 shaken"]);
  });

  test("stays out where its build falls back on the whole module", () => {
    const catalog = aBuild("catalog")
      .consume("dates", "^5.0.0", { fallback: true })
      .provide("dates", "4.0.0", { shaken: { exports: ["format"] } })
      .expose("./Page", { uses: ["dates"], names: { dates: ["format"] } });
    const build = catalog.build();
    const [consume] = Object.values(build.manifest.consumes);
    consume!.fallback = { chunks: ["dates 4.0.0"], module: "dates 4.0.0" };
    const other = aBuild("other")
      .consume("dates", "^4.0.0")
      .expose("./Page", { uses: ["dates"], names: { dates: ["format"] } });
    const root = aBuild("shell").with({ admit: ["dates"] });
    const made = snapshotOf(root.build(), build, other.build());
    expect(loaded(made, "dates")).toEqual(["dates 4.0.0"]);
    expect(made.problems).toEqual([expect.stringContaining('"catalog" uses its own dates beside it')]);
  });

  test("is not there for what nobody uses: who is added later may take the whole one", () => {
    const root = aBuild("shell").provide("router", "8.5.0", { shaken: { exports: ["Link"] } });
    const { snapshot, problems } = snapshotOf(root.expose("./app").build());
    expect(problems).toEqual([]);
    expect(Object.values(snapshot.builds)[0]!.provides["router"]).toEqual([
      { version: "8.5.0", chunks: ["router 8.5.0"], module: "router 8.5.0" },
    ]);
  });
});

describe("the keys of a package", () => {
  const dom = { family: "router", uses: ["router"], names: { router: ["UNSAFE_context", "Link"] } };
  const both = (): BuildBuilder =>
    aBuild("shell")
      .consume("router", "^8.0.0", singleton)
      .consume("router/dom", "^8.0.0", singleton)
      .provide("router", "8.5.0", { family: "router", shaken: { exports: ["Link"] } });
  const app = { uses: ["router", "router/dom"], names: { router: ["Link"], "router/dom": ["Provider"] } };

  test("are shaken together: what the whole one of a key uses of another does not count", () => {
    const made = snapshotOf(
      both()
        .provide("router/dom", "8.5.0", { ...dom, shaken: { exports: ["Provider"] } })
        .expose("./app", app)
        .build(),
    );
    expect(made.problems).toEqual([]);
    expect(loaded(made, "router")).toEqual(["router 8.5.0 shaken"]);
    expect(loaded(made, "router/dom")).toEqual(["router/dom 8.5.0 shaken"]);
  });

  test("are whole together", () => {
    const made = snapshotOf(both().provide("router/dom", "8.5.0", dom).expose("./app", app).build());
    expect(loaded(made, "router")).toEqual(["router 8.5.0"]);
    expect(made.problems).toEqual([
      expect.stringContaining("router/dom comes with it, and has no shaken copy. Name what is missing"),
    ]);
  });

  test("a whole copy that needs more makes another package whole too", () => {
    const made = snapshotOf(
      aBuild("shell")
        .consume("ui", false, { fallback: true })
        .consume("dates", false, { fallback: true })
        .provide("dates", "4.0.0", { shaken: { exports: ["format"] } })
        .provide("ui", "1.0.0", {
          uses: ["dates"],
          names: { dates: ["parse"] },
          shaken: { exports: ["Button"], uses: ["dates"], names: { dates: ["format"] } },
        })
        .expose("./app", { uses: ["ui"], names: { ui: ["Button", "Table"] } })
        .build(),
    );
    expect(loaded(made, "ui")).toEqual(["ui 1.0.0"]);
    expect(loaded(made, "dates")).toEqual(["dates 4.0.0"]);
    expect(made.problems).toEqual([
      expect.stringContaining('"shell" uses parse of dates'),
      expect.stringContaining('"shell" uses Table of ui'),
    ]);
  });
});

test("explain says which copy is loaded, and who needs the whole one", () => {
  const words = (...builds: Build[]): string =>
    explain(builds, "shell", snapshotOf(...builds).snapshot, "shell", "router");
  expect(words(shell().build(), user("catalog", ["useParams"]).build())).toMatch(
    /a singleton is the root's\. It is loaded without the exports that nobody uses\.$/,
  );
  expect(words(shell().build(), user("catalog", ["useX"]).build())).toMatch(
    /pages load the whole one, .+: "catalog" uses useX of router, which that copy lacks\./,
  );
});

describe("what pages are told", () => {
  const made = snapshotOf(shell().build(), user("catalog", ["useParams"]).build());
  const whole = snapshotOf(shell().build(), user("catalog", ["useX"]).build());

  test("is which copy it is, in the same words, and no names of exports", () => {
    const { provides, chunks } = made.snapshot.builds[made.snapshot.names["shell"]!]!;
    const id = "router 8.5.0 shaken";
    expect(provides["router"]).toEqual([{ version: "8.5.0", chunks: [id], module: id, shaken: true }]);
    expect(chunks["./app"]).not.toHaveProperty("uses");
    expect(JSON.stringify([made.snapshot, whole.snapshot])).not.toContain("useParams");
  });

  test("has no copy that is not loaded", () => {
    const chunks = ({ snapshot }: typeof made): string[] =>
      Object.keys(snapshot.builds[snapshot.names["shell"]!]!.chunks);
    expect(chunks(whole)).not.toContain("router 8.5.0 shaken");
    expect(chunks(made)).not.toContain("router 8.5.0");
  });

  test("is what the contract allows", () => {
    for (const { snapshot } of [made, whole]) expect(parseSnapshot(snapshot)).toMatchObject({ ok: true });
    expect(parseManifest(shell().build().manifest)).toMatchObject({ ok: true });
  });
});

describe("a build that is added to a page", () => {
  const dates: ConsumeOptions = { fallback: true };
  const root = aBuild("shell")
    .consume("dates", "^4.0.0", dates)
    .provide("dates", "4.0.0", { shaken: { exports: ["format", "parse"] } })
    .expose("./app", { uses: ["dates"], names: { dates: ["format"] } })
    .build();
  const { snapshot } = snapshotOf(root);
  const added = (names: string[] | null, how: ConsumeOptions = dates): Build =>
    aBuild("late")
      .consume("dates", "^4.0.0", how)
      .provide("dates", "4.1.0")
      .expose("./it", { uses: ["dates"], names: { dates: names } })
      .build();
  const giver = (build: Build, providers: Build[] = []): BuildId | undefined => {
    const [choice] = Object.values(decideAdded(snapshot, build, providers).choices);
    return choice ? choice[0] : undefined;
  };

  test("uses the copy of the page only where that is known to be enough", () => {
    expect(giver(added(["parse"]), [root])).toBe(root.id);
    expect(giver(added(["parse"]))).toBe(added([]).id);
    expect(giver(added(["addDays"]), [root])).toBe(added([]).id);
    expect(giver(added(null), [root])).toBe(added([]).id);
    expect(giver(added([]))).toBe(root.id);
  });

  test("is a finding where the page may have one copy only", () => {
    const late = added(["addDays", "parse"], { ...dates, singleton: true });
    const { findings } = decideAdded(snapshot, late, [root]);
    expect(findings).toEqual([
      {
        code: "NACRE_PLAN_EXPORTS_LEFT_OUT",
        severity: "error",
        details: { container: "late", key: "dates", provider: "shell", exports: ["addDays"] },
      },
    ]);
    expect(decideAdded(snapshot, added(["parse"], { ...dates, singleton: true }), [root]).findings).toEqual([]);
  });
});
