import { createRuntime, fetchBuild, register, type Runtime } from "@nacre/runtime";
import { createNodeAdapter } from "@nacre/runtime/node";
import type { Cell } from "../cells.ts";
import type { World } from "./buildWorld.ts";
import { check } from "./check.ts";
import { FaultServer } from "./FaultServer.ts";
import { installChaos } from "./installChaos.ts";
import type { Outcome, Run } from "./Result.ts";
import { baseOf, givenOf, partOf, referenceOf, ruleOf, snapshotOf } from "./target.ts";

/** Milliseconds for one file. Servers have 2,000 where nobody says otherwise. */
const DEADLINE = 800;

interface Widget {
  later(): Promise<unknown>;
}

/** Runs a cell in this process. One after the other: what the code leaves on the global object is theirs alone. */
export async function runInNode(world: World, cell: Cell): Promise<Run> {
  await using server = await FaultServer.start(world);
  server.slow = DEADLINE * 0.7;
  const chaos = installChaos(DEADLINE);
  const uncaught = (reason: unknown): void => void chaos.uncaught.push(String(reason));
  process.on("unhandledRejection", uncaught);
  try {
    const runtime = createRuntime({
      snapshot: snapshotOf(world, cell, server),
      adapter: createNodeAdapter({ base: server.origin, deadline: DEADLINE, cache: false }),
    });
    runtime.on(chaos.hear);
    await runtime.import("sibling/Box");
    const rule = ruleOf(world, cell);
    const part = partOf(cell);
    const work = await prepare(runtime, world, cell, server);
    if (rule) server.arm(rule);
    if (part) chaos.armed[part] = cell.times === "once" ? 1 : 1000;
    chaos.begun = performance.now();
    let outcome: Outcome = "healed alone";
    await work().catch(async () => {
      chaos.shown();
      outcome = "healed by retry";
      await runtime.import("sibling/Box");
      if (cell.times === "until cleared") {
        server.clear();
        chaos.armed = {};
      }
      await work();
    });
    const ms = (chaos.failed || performance.now()) - chaos.begun;
    // Rejections that nobody handles are told when the loop turns.
    await new Promise((done) => setImmediate(done));
    const seen = {
      ...chaos,
      reacts: chaos.reacts.size,
      struck: chaos.struck + server.failures,
      timers: process.getActiveResourcesInfo().filter((name) => name === "Timeout").length,
      repeated: [],
      late: chaos.failed ? chaos.failed - chaos.begun : 0,
      requested: server.requested,
    };
    // Node's own, for connections that are kept.
    const problems = check(cell, outcome, { ...seen, timers: Math.max(0, seen.timers - 2) }, rule, DEADLINE);
    const { quick: _, ...facts } = cell;
    return { ...facts, outcome: problems.length > 0 ? "failed" : outcome, ms: Math.round(ms), problems };
  } finally {
    process.off("unhandledRejection", uncaught);
  }
}

/** What the cell asks for, once what is not in question is there. */
async function prepare(
  runtime: Runtime,
  world: World,
  cell: Cell,
  server: FaultServer,
): Promise<() => Promise<unknown>> {
  const reference = referenceOf(cell);
  const given = givenOf(cell);
  if (given !== undefined)
    return async () => {
      const folder = baseOf(world, given, cell, server);
      register(runtime, await heard(() => fetchBuild(folder, { deadline: DEADLINE })));
      return runtime.import(reference);
    };
  if (cell.layer !== "inner lazy chunk") return () => runtime.import(reference);
  const widget = (await runtime.import(reference)) as Widget;
  return () => widget.later();
}

/** As a page's code tells of a manifest that it does not get. */
async function heard<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    (globalThis as { chaos?: ReturnType<typeof installChaos> }).chaos?.hear({ type: "failure", error: error as never });
    throw error;
  }
}
