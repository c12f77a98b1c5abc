import { isNacreError, type Build, type Snapshot } from "@nacre/contract";
import { makeSnapshot, select } from "@nacre/plan";
import { expect } from "vitest";
import { openDisk } from "../harness/openDisk.ts";
import { withDeadline } from "../harness/withDeadline.ts";
import type { Graph } from "./Graph.ts";
import { copiesOf, importersOf, type Importer } from "./importersOf.ts";

/** By module or copy of a package: which copy it sees of each package that it imports. */
type Seen = Record<string, Record<string, string>>;

interface Module {
  collect(seen: Seen): void;
  lazy: Record<string, () => Promise<Module>>;
}

/** What came of a graph. */
export type Outcome = "runs" | "is refused by the plan";

/** Runs the application, and checks that it requested what was planned and that everybody got the planned copies. */
export async function checkGraph(graph: Graph, builds: readonly Build[]): Promise<Outcome> {
  const names = Object.fromEntries(builds.map(({ id, manifest }) => [manifest.name, id]));
  const { snapshot, diagnostics } = makeSnapshot({ builds, names, root: "host", environment: "graphs", n: 1 });
  const { runtime, requested } = openDisk(snapshot);
  const planned = select(snapshot, ["host/app"]).files.map(({ url }) => url);
  const loading = runtime.load("host/app");
  const inOneTurn = [...requested];
  const factory = await withDeadline("The start", loading);
  expect(requested, "requested in one turn").toEqual(inOneTurn);
  expect(requested.toSorted(), "requested and planned").toEqual(planned.toSorted());
  try {
    const seen: Seen = {};
    await withDeadline("The walk", walk(factory() as Module, seen));
    const reach = reachOf(snapshot);
    expect(
      requested.filter((url) => !reach.has(url)),
      "requested, and within no plan",
    ).toEqual([]);
    expect(new Set(requested).size, "requested once").toBe(requested.length);
    checkCopies(graph, builds, snapshot, seen);
    return "runs";
  } catch (error) {
    const refused = diagnostics.some(({ severity }) => severity === "error");
    if (refused && isNacreError(error, "NACRE_PLAN_NO_SATISFYING_VERSION")) return "is refused by the plan";
    throw error;
  }
}

/** Asks every module, and follows every `import()`, all of one module at once. */
async function walk(start: Module, seen: Seen): Promise<void> {
  const done = new Set<Module>();
  const visit = async (module: Module): Promise<void> => {
    if (done.has(module)) return;
    done.add(module);
    module.collect(seen);
    await Promise.all(Object.values(module.lazy).map(async (load) => visit(await load())));
  };
  await visit(start);
}

/** Every file that may be requested: also by each `import()` of what is within reach. */
function reachOf(snapshot: Snapshot): Set<string> {
  const urls = new Set<string>();
  const queue = [select(snapshot, ["host/app"])];
  const known = new Set<string>();
  for (const { files, chunks } of queue) {
    for (const { url } of files) urls.add(url);
    for (const { build, chunk } of chunks) {
      if (known.has(`${build} ${chunk}`)) continue;
      known.add(`${build} ${chunk}`);
      for (const lazy of snapshot.builds[build]!.chunks[chunk]!.lazy ?? [])
        queue.push(select(snapshot, [{ build, chunks: lazy }]));
    }
  }
  return urls;
}

/** Everybody sees the copy that the plan chose for the range of its place, or that Node finds, where nothing is shared. */
function checkCopies(graph: Graph, builds: readonly Build[], snapshot: Snapshot, seen: Seen): void {
  for (const importer of importersOf(graph))
    for (const [key, copy] of Object.entries(seen[importer.id] ?? {})) {
      const shared = importer.build.shared[key];
      const possible = shared ? plannedCopies(graph, builds, snapshot, importer, key) : [importer.resolve(key)];
      expect(possible, `what "${importer.id}" may see of ${key}`).toContain(copy);
    }
}

function plannedCopies(
  graph: Graph,
  builds: readonly Build[],
  { choices }: Snapshot,
  { build, dependencies, resolve }: Importer,
  key: string,
): string[] {
  const { id, manifest } = builds.find((each) => each.manifest.name === build.name)!;
  const range = build.shared[key]!.requiredVersion ?? dependencies[key];
  const consumes = Object.entries(manifest.consumes).filter(
    ([, consume]) => consume.key === key && consume.range === (range === "*" ? false : range),
  );
  return consumes.flatMap(([module]) => {
    const choice = choices[id]?.[module];
    if (choice === undefined) return [];
    if (choice === 0) return [resolve(key)];
    const provider = builds.find((each) => each.id === choice[0])!.manifest.name;
    return copiesOf(
      graph.builds.find(({ name }) => name === provider)!,
      key,
      choice[1],
    );
  });
}
