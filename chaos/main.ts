// Called by scripts/chaos.mjs: runs the cells, prints the table, writes the report.
// oxlint-disable no-console -- what it is for
import { chromium, type Browser } from "playwright-core";
import { launchOptions } from "../tests/chromium.ts";
import { cells, nameOf, type Bundler, type Cell } from "./cells.ts";
import { buildWorld, type World } from "./harness/buildWorld.ts";
import { formatAgain, formatTable, goalsOf, writePage, writeReport } from "./harness/report.ts";
import type { Result, Run } from "./harness/Result.ts";
import { runInChromium } from "./harness/runInChromium.ts";
import { runInNode } from "./harness/runInNode.ts";

/** Pages that are open at once. Most of their time they wait. */
const PAGES = 4;
/** A busy machine is no fault: what failed is run again, alone. The report says how often. */
const RUNS = 3;

const flags = process.argv.slice(2);
const quick = flags.includes("--quick");
const only = flags[flags.indexOf("--only") + 1];
const wanted = cells.filter(
  (cell) => (!quick || cell.quick) && (!flags.includes("--only") || nameOf(cell).includes(only!)),
);

async function runOnce(cell: Cell, browser: Browser, worlds: Record<Bundler, World>): Promise<Run> {
  const world = worlds[cell.bundler];
  try {
    return await (cell.environment === "node" ? runInNode(world, cell) : runInChromium(browser, world, cell));
  } catch (error) {
    const problems = [String(error).split("\n").slice(0, 3).join(" ")];
    return { ...cell, outcome: "failed", ms: 0, problems };
  }
}

async function runAll(browser: Browser, worlds: Record<Bundler, World>): Promise<Result[]> {
  const results = new Map<Cell, Result>();
  const run = async (cell: Cell): Promise<void> => {
    const runs = (results.get(cell)?.runs ?? 0) + 1;
    results.set(cell, { ...(await runOnce(cell, browser, worlds)), runs });
  };
  const inPages = wanted.filter(({ environment }) => environment === "chromium");
  const queue = [...inPages];
  const work = async (): Promise<void> => {
    for (let cell = queue.shift(); cell; cell = queue.shift()) await run(cell);
  };
  await Promise.all(Array.from({ length: PAGES }, work));
  for (const cell of wanted) if (!results.has(cell)) await run(cell);
  for (let again = 1; again < RUNS; again++)
    for (const cell of wanted) {
      const { outcome, problems } = results.get(cell)!;
      if (outcome !== "failed") continue;
      console.log(`again: ${nameOf(cell)}\n       ${problems.join("\n       ")}`);
      await run(cell);
    }
  return wanted.map((cell) => results.get(cell)!);
}

const options = launchOptions("npm run chaos");
const worlds = { webpack: await buildWorld("webpack"), rspack: await buildWorld("rspack") };
const browser = await chromium.launch(options);
const results = await runAll(browser, worlds);
await browser.close();
const table = `${formatTable(results)}\n\n${formatAgain(results)}`;
const goals = goalsOf(results);
for (const cell of results)
  if (cell.outcome === "failed") console.log(`FAILED ${nameOf(cell)}\n       ${cell.problems.join("\n       ")}`);
console.log(`\n${table}\n`);
for (const { title, met } of goals) console.log(`${met ? "met   " : "MISSED"} ${title}`);
if (wanted.length === cells.length) {
  writeReport(results);
  const lines = goals.map(({ title, met }) => `- ${met ? "Met" : "Missed"}: ${title}.`);
  if (flags.includes("--write")) writePage(`${table}\n\n${lines.join("\n")}`);
}
const failed = results.filter(({ outcome }) => outcome === "failed").length;
console.log(`\n${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 || goals.some(({ met }) => !met) ? 1 : 0;
