import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { checkGraph, type Outcome } from "./graphs/checkGraph.ts";
import { makeGraph } from "./graphs/makeGraph.ts";
import { writeGraph } from "./graphs/writeGraph.ts";
import { readBuild } from "./harness/buildCase.ts";
import { bundlers } from "./harness/Case.ts";
import { conformanceFolder } from "./harness/findCases.ts";
import { runBundler } from "./harness/runBundler.ts";

const count = Number(process.env["CONFORMANCE_GRAPHS"] ?? 20);
const seeds = Array.from({ length: count }, (_, index) => index + 1);

describe.each(bundlers)("random graphs of containers, built by %s", (bundler) => {
  const outcomes: Outcome[] = [];

  test.each(seeds)("graph %i: requests what is planned, gives everybody the planned copies, and ends", async (seed) => {
    const graph = makeGraph(seed);
    const folder = join(conformanceFolder, ".tmp", bundler, "graphs", String(seed));
    const configurations = await writeGraph(graph, folder);
    await Promise.all(configurations.map((configuration) => runBundler(bundler, configuration)));
    const builds = await Promise.all(graph.builds.map(({ name }) => readBuild(join(folder, name, "dist"))));
    outcomes.push(await checkGraph(graph, builds));
  });

  afterAll(() => {
    const refused = outcomes.filter((outcome) => outcome === "is refused by the plan");
    expect(refused.length, "few graphs are refused").toBeLessThanOrEqual(outcomes.length / 4);
  });
});
