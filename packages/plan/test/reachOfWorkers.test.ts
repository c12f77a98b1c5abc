import type { Snapshot } from "@nacre/contract";
import { makeSnapshot, reachOfWorkers, select } from "@nacre/plan";
import { expect, test } from "vitest";
import { aBuild, idOf, namesOf } from "./builders.ts";

const workers = { work: { chunks: ["work"], modules: ["work"] } };

const builds = [
  aBuild("shell")
    .provide("react", "19.3.1", { imports: ["icons/All"] })
    .expose("./app", { imports: ["catalog/List", "other/Page"] })
    .build(),
  aBuild("catalog")
    .consume("react", "^19.0.0", { singleton: true })
    .consume("date-fns", "^4.0.0", { fallback: true })
    .chunk("work", { uses: ["react", "date-fns"], imports: ["deep/Name"], lazy: [["late"]] })
    .chunk("late", { imports: ["later/Name"] })
    .expose("./List", { imports: ["components/Button"] })
    .with({ workers })
    .build(),
  aBuild("deep")
    .expose("./Name", { imports: ["catalog/Cycle", "nowhere/X"] })
    .build(),
  ...["icons", "components", "later", "other"].map((name) => aBuild(name).expose("./Name").expose("./All").build()),
];

function snapshotOf(given: typeof builds): Snapshot {
  return makeSnapshot({ builds: given, names: namesOf(given), root: "shell", environment: "test", n: 1 }).snapshot;
}

const snapshot = snapshotOf(builds);
const catalog = idOf("catalog");

test("what workers import at once and later, who supplies it, and what those import: nothing else", () => {
  const part = reachOfWorkers(snapshot, catalog);
  expect(Object.keys(part.names).toSorted()).toEqual(["catalog", "deep", "icons", "later", "shell"]);
  expect(Object.keys(part.builds).toSorted()).toEqual(Object.values(part.names).toSorted());
  expect(Object.keys(part.choices).every((id) => id in part.builds)).toBe(true);
  expect(part).toMatchObject({ root: "shell", n: 1, routes: [] });
});

test("gives the same selection for them as the whole", () => {
  const wanted = [{ build: catalog, chunks: ["work", "late"] }];
  expect(select(reachOfWorkers(snapshot, catalog), wanted)).toEqual(select(snapshot, wanted));
});

test("holds what the workers of an imported build need, because a worker can start them", () => {
  const deep = aBuild("deep")
    .chunk("work", { imports: ["other/Name"] })
    .expose("./Name")
    .with({ workers })
    .build();
  const part = reachOfWorkers(snapshotOf([...builds.filter((build) => build.id !== deep.id), deep]), catalog);
  expect(Object.keys(part.names)).toContain("other");
});
