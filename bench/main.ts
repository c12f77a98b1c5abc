import { mkdir, readFile, writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Browser } from "playwright-core";
import { launchBrowser } from "./browser/launch.ts";
import { chart } from "./report/chart.ts";
import { print } from "./report/print.ts";
import { isMet, targetsOf, type Figures } from "./report/targets.ts";
import { writePage } from "./report/writePage.ts";
import { measureBuilds } from "./sections/builds.ts";
import { measureLeaks } from "./sections/leaks.ts";
import { measurePlanner } from "./sections/planner.ts";
import { measureScale } from "./sections/scale.ts";
import type { Scope, Section, Table } from "./sections/Section.ts";
import { measureSizes } from "./sections/sizes.ts";
import { measureTraces } from "./sections/traces.ts";
import { measureVisits, type Group } from "./sections/visits.ts";

const help = `npm run bench -- [options] [section...]

Nacre beside its peers, all built from one source. Figures are comparable within one run only.

Sections: visits, traces, sizes, scale, planner, builds, leaks. Without a name: all (with --quick, all but traces).

  --quick       less of everything: under 5 minutes on 2 processors, where all takes 50
  --runs <n>    visits of each page, default 7 (3 with --quick)
  --write       keeps results.json and chart.svg, and writes docs/performance.md
  --help        this text`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: "boolean", default: false },
    runs: { type: "string" },
    write: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

const sections: Record<string, (browser: Browser, scope: Scope) => Promise<Section>> = {
  visits: measureVisits,
  traces: measureTraces,
  sizes: (_, scope) => measureSizes(scope),
  scale: measureScale,
  planner: (_, scope) => measurePlanner(scope),
  builds: (_, scope) => measureBuilds(scope),
  leaks: measureLeaks,
};

if (values.help) console.log(help);
else await bench();

async function bench(): Promise<void> {
  const unknown = positionals.filter((name) => !(name in sections));
  if (unknown.length > 0) throw new Error(`There is no section ${unknown.join(", ")}.\n\n${help}`);
  const scope: Scope = {
    quick: values.quick,
    runs: Number(values.runs ?? (values.quick ? 3 : 7)),
    patience: values.quick ? 1000 : 5000,
    out: join(import.meta.dirname, "out"),
    say: (text) => console.error(`${new Date().toISOString().slice(11, 19)} ${text}`),
  };
  await mkdir(join(scope.out, "generated"), { recursive: true });
  const browser = await launchBrowser();
  const results: Section[] = [];
  const took: string[][] = [];
  try {
    for (const name of chosen()) {
      const start = performance.now();
      const section = await sections[name]!(browser, scope);
      results.push(section);
      took.push([name, inMinutes(performance.now() - start)]);
      // At once: a later section may fail.
      console.log(section.tables.map(print).join("\n"));
      if (values.write) await keep(browser.version(), results);
    }
  } finally {
    await browser.close();
  }
  const targets = targetTable(figuresOf(results));
  if (targets.rows.length > 0) console.log(print(targets));
  console.log(print({ title: "How long it took", columns: ["", "min:s"], rows: took }));
  scope.say(`Done in ${inMinutes(performance.now())}.`);
}

function chosen(): string[] {
  if (positionals.length > 0) return positionals;
  return Object.keys(sections).filter((name) => !(values.quick && name === "traces"));
}

/** Minutes and seconds. */
function inMinutes(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function figuresOf(results: readonly Section[]): Figures {
  return Object.fromEntries(results.map(({ name, data }) => [name, data]));
}

function targetTable(figures: Figures): Table {
  const rows = targetsOf(figures).map((target) => {
    const { what, measured, atMost, unit } = target;
    const digits = unit === "bytes" ? 0 : 2;
    const limit = `${atMost}${unit === "x" ? "x" : ` ${unit}`}`;
    return [what, `${measured.toFixed(digits)}${unit === "x" ? "x" : ""}`, limit, isMet(target) ? "met" : "MISSED"];
  });
  return { title: "Targets", columns: ["", "measured", "at most", ""], rows };
}

/** Sections that did not run now are kept as they were: figures are compared within one section only. */
async function keep(version: string, results: readonly Section[]): Promise<void> {
  const machine = {
    processors: cpus().length,
    model: cpus()[0]!.model,
    memory: totalmem(),
    node: process.version,
    chromium: version,
  };
  const file = (name: string): string => join(import.meta.dirname, name);
  const kept = JSON.parse(await readFile(file("results.json"), "utf8").catch(() => "{}")) as { sections?: Section[] };
  const all = new Map([...(kept.sections ?? []), ...results].map((section) => [section.name, section]));
  const ordered = Object.keys(sections).flatMap((name) => all.get(name) ?? []);
  await writeFile(file("results.json"), `${JSON.stringify({ machine, sections: ordered }, null, 1)}\n`);
  const visits = all.get("visits");
  if (visits) await writeFile(file("chart.svg"), chart(visits.data as Group[]));
  await writePage([targetTable(figuresOf(ordered)), ...ordered.flatMap(({ tables }) => tables)].map(print).join("\n"));
}
