import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isTransport, nameOf, type Cell } from "../cells.ts";
import { folder } from "./buildWorld.ts";
import type { Outcome, Result } from "./Result.ts";

const outcomes: readonly Outcome[] = ["healed alone", "healed by retry", "contained", "failed"];

/** One line of the table: cells of one layer in one environment. */
interface Line {
  title: string;
  faults: number;
  cells: readonly Result[];
}

/** Writes `chaos/report.json`. */
export function writeReport(results: readonly Result[]): void {
  const cells = results.map(({ layer, fault, times, declared, environment, bundler, outcome, ms, runs }) => ({
    layer,
    fault,
    times,
    declared,
    environment,
    bundler,
    outcome,
    ms,
    runs,
  }));
  writeFileSync(join(folder, "report.json"), `${JSON.stringify({ cells }, null, 2)}\n`);
}

/** The table as Markdown. */
export function formatTable(results: readonly Result[]): string {
  const lines = linesOf(results).map(({ title, faults, cells }) => [
    title,
    String(faults),
    String(cells.length),
    ...outcomes.map((outcome) => String(cells.filter((cell) => cell.outcome === outcome).length || "")),
    `${Math.max(...cells.map(({ ms }) => ms))}`,
  ]);
  const head = ["layer, environment, declared at", "faults", "cells", ...outcomes, "slowest, ms"];
  const widths = head.map((_, i) => Math.max(...[head, ...lines].map((line) => line[i]!.length)));
  const row = (line: readonly string[]): string => `| ${line.map((cell, i) => cell.padEnd(widths[i]!)).join(" | ")} |`;
  return [row(head), row(widths.map((width) => "-".repeat(width))), ...lines.map(row)].join("\n");
}

/** Which cells the table shows as they were only when they were run again. */
export function formatAgain(results: readonly Result[]): string {
  const again = results.filter(({ runs }) => runs > 1);
  const names = again.map((cell) => `\n- ${nameOf(cell)}: ${cell.runs} runs`);
  return `${again.length} of ${results.length} cells failed at first, and were run again, alone${names.length > 0 ? ":" : "."}${names.join("")}`;
}

function linesOf(results: readonly Result[]): Line[] {
  const groups = Map.groupBy(results, ({ layer, environment, declared }) => {
    return `${layer}, ${environment === "node" ? "Node" : "Chromium"}, ${declared}`;
  });
  return [...groups].map(([title, cells]) => ({ title, faults: new Set(cells.map(({ fault }) => fault)).size, cells }));
}

export interface Goal {
  title: string;
  met: boolean;
}

/** What the suite is for. */
export function goalsOf(results: readonly Result[]): Goal[] {
  const of = (keep: (cell: Pick<Cell, "layer" | "fault" | "times">) => boolean): Result[] => results.filter(keep);
  const share = (cells: readonly Result[], ...good: Outcome[]): number =>
    cells.length === 0 ? 1 : cells.filter(({ outcome }) => good.includes(outcome)).length / cells.length;
  const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;
  const once = share(
    of((cell) => isTransport(cell) && cell.times === "once"),
    "healed alone",
  );
  const cleared = share(
    of((cell) => isTransport(cell) && cell.times === "until cleared"),
    "healed alone",
    "healed by retry",
  );
  const code = share(
    of((cell) => !isTransport(cell)),
    "healed by retry",
    "contained",
  );
  const held = results.filter(({ outcome }) => outcome !== "failed");
  const atOnce = held.filter(({ runs }) => runs === 1);
  return [
    {
      title: `the shell is alive and every invariant holds: ${held.length} of ${results.length}, ${atOnce.length} in the first run`,
      met: held.length === results.length,
    },
    { title: `transport faults that happen once, healed alone: ${percent(once)} (goal 99 %)`, met: once >= 0.99 },
    {
      title: `transport faults until cleared, healed without a reload: ${percent(cleared)} (goal 100 %)`,
      met: cleared === 1,
    },
    { title: `faults of code and React, healed by retry or contained: ${percent(code)} (goal 100 %)`, met: code === 1 },
  ];
}

const begin = "<!-- chaos: npm run chaos -- --write -->";
const end = "<!-- /chaos -->";
const page = join(folder, "../docs/reliability.md");

/** Puts the table between the page's markers. */
export function writePage(text: string): void {
  const before = readFileSync(page, "utf8");
  const [head] = before.split(begin);
  writeFileSync(page, `${head}${begin}\n\n${text}\n\n${before.slice(before.indexOf(end))}`);
}
