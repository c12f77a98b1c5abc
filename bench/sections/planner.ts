import { gzipSync } from "node:zlib";
import { parseManifest, type Snapshot } from "@nacre/contract";
import { makeSnapshot, select } from "@nacre/plan";
import { renderShellHtml, splitSnapshot } from "@nacre/runtime/html";
import { Bench } from "tinybench";
import { fabricate } from "./fabricate.ts";
import type { Scope, Section } from "./Section.ts";

const keys = 100;

/** The pure functions over many builds: `makeSnapshot` decides for all, `select` finds the files of one page. */
export async function measurePlanner({ quick, say }: Scope): Promise<Section> {
  const data = [];
  for (const count of quick ? [10, 100, 1000] : [10, 100, 1000, 3000]) {
    say(`Planning: ${count} builds`);
    data.push(await measureCount(count));
  }
  const rows = data.map(({ builds, resolve, select: found, gzip, inlined }) => [
    String(builds),
    resolve.toFixed(1),
    found.toFixed(3),
    (gzip / 1000).toFixed(1),
    (inlined / 1000).toFixed(1),
  ]);
  const columns = [
    "builds, each with 100 shared keys",
    "makeSnapshot, ms",
    "select, ms",
    "snapshot, kB gzip",
    "of it in the HTML, kB gzip",
  ];
  return { name: "planner", tables: [{ title: "The planner", columns, rows }], data };
}

/** What the planner costs for so many builds. */
export interface Planned {
  builds: number;
  /** Milliseconds, in the middle. */
  resolve: number;
  select: number;
  /** Bytes of the whole snapshot, gzip. */
  gzip: number;
  /** Bytes that a page's HTML has of it, gzip. */
  inlined: number;
}

async function measureCount(count: number): Promise<Planned> {
  const plan = planOf(count);
  const snapshot = plan();
  const bench = new Bench({ time: 300, iterations: 2, warmupTime: 50, warmupIterations: 1 })
    .add("resolve", () => void plan())
    .add("select", () => void select(snapshot, ["b0/x", "b9/x"]));
  await bench.run();
  const [resolve, found] = bench.tasks.map(({ result }) => ("latency" in result ? result.latency.p50 : NaN));
  const gzip = gzipSync(JSON.stringify(snapshot)).length;
  return { builds: count, resolve: resolve!, select: found!, gzip, inlined: await inlinedSize(snapshot) };
}

/** Of the HTML without the code that reads it. */
async function inlinedSize(snapshot: Snapshot): Promise<number> {
  const whole = await splitSnapshot(snapshot, "/snapshots/");
  const options = { boot: "", recovery: "", whole: whole && { ...whole, script: "" } };
  return gzipSync(renderShellHtml("<!--nacre-->", snapshot, options)).length;
}

function planOf(count: number): () => Snapshot {
  const builds = fabricate(count, keys);
  for (const { manifest } of builds.slice(0, 2)) {
    const parsed = parseManifest(manifest);
    if (!parsed.ok) throw new Error(`A fabricated manifest is none: ${JSON.stringify(parsed.problems)}`);
  }
  const names = Object.fromEntries(builds.map(({ id, manifest }) => [manifest.name, id]));
  return () => makeSnapshot({ builds, names, root: "b0", environment: "bench", n: 1 }).snapshot;
}
