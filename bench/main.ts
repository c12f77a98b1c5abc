import { mkdir, writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium, type Browser } from "playwright-core";
import { chart } from "./report/chart.ts";
import { print } from "./report/print.ts";
import { measureBuilds } from "./sections/builds.ts";
import { measureLeaks } from "./sections/leaks.ts";
import { measurePlanner } from "./sections/planner.ts";
import { measureScale } from "./sections/scale.ts";
import type { Scope, Section } from "./sections/Section.ts";
import { measureSizes } from "./sections/sizes.ts";
import { measureVisits, type Run } from "./sections/visits.ts";

const help = `npm run bench -- [options] [section...]

Nacre beside its peers, all built from one source. Figures are comparable within one run only.

Sections: visits, sizes, scale, planner, builds, leaks. Without a name: all.

  --quick       less of everything: about 5 minutes on 2 processors
  --runs <n>    visits of each page, default 7 (3 with --quick)
  --write       keeps results.json and chart.svg
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
    out: join(import.meta.dirname, "out"),
    say: (text) => console.error(`${new Date().toISOString().slice(11, 19)} ${text}`),
  };
  await mkdir(join(scope.out, "generated"), { recursive: true });
  const browser = await openBrowser();
  const results: Section[] = [];
  try {
    for (const name of positionals.length > 0 ? positionals : Object.keys(sections)) {
      results.push(await sections[name]!(browser, scope));
    }
  } finally {
    await browser.close();
  }
  console.log(results.flatMap(({ tables }) => tables.map(print)).join("\n"));
  if (values.write) await keep(browser, results);
}

async function openBrowser(): Promise<Browser> {
  const executablePath = process.env["CHROME_PATH"];
  if (!executablePath) throw new Error("CHROME_PATH is not set. `npm run bench` finds or installs a Chromium.");
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
  return chromium.launch({ executablePath, args });
}

async function keep(browser: Browser, results: readonly Section[]): Promise<void> {
  const machine = {
    processors: cpus().length,
    model: cpus()[0]!.model,
    memory: totalmem(),
    node: process.version,
    chromium: browser.version(),
  };
  const data = Object.fromEntries(results.map(({ name, data: figures }) => [name, figures]));
  const file = (name: string): string => join(import.meta.dirname, name);
  await writeFile(file("results.json"), `${JSON.stringify({ machine, ...data }, null, 1)}\n`);
  const visits = results.find(({ name }) => name === "visits");
  if (visits) await writeFile(file("chart.svg"), chart(visits.data as Run[]));
}
