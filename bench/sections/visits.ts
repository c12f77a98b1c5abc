import type { Browser } from "playwright-core";
import type { Scenario, Visit } from "../browser/Visit.ts";
import { visitPage } from "../browser/visitPage.ts";
import { originOf, type Origins, type Protocol } from "../server/addresses.ts";
import { ServerProcess } from "../server/ServerProcess.ts";
import { sitesOf } from "../server/sitesOf.ts";
import { variants } from "../variants/index.ts";
import { buildVariants } from "./buildVariants.ts";
import type { Scope, Section, Table } from "./Section.ts";
import { median, slope } from "./statistics.ts";

const scenarios: Record<Scenario, string> = {
  home: "first page of the shell",
  direct: "cold direct visit to the catalog",
  click: "click to the cold catalog",
  intent: "click after intent",
};

interface Setting {
  protocol: Protocol;
  origins: Origins;
  latencies: number[];
  scenarios: Scenario[];
}

const all = Object.keys(scenarios) as Scenario[];
const full: Setting[] = [
  { protocol: "h2", origins: "one", latencies: [0, 50, 150], scenarios: all },
  { protocol: "h2", origins: "separate", latencies: [0, 150], scenarios: ["direct", "click"] },
  { protocol: "h1", origins: "one", latencies: [0, 150], scenarios: ["direct", "click"] },
  { protocol: "h1", origins: "separate", latencies: [0, 150], scenarios: ["direct", "click"] },
];
const quick: Setting[] = [{ protocol: "h2", origins: "one", latencies: [0, 150], scenarios: all }];

/** One visit, and how it came about. */
export interface Run extends Visit {
  variant: string;
  protocol: Protocol;
  origins: Origins;
  scenario: Scenario;
  latency: number;
}

/** Pages of every variant in Chromium, in turns: what disturbs one disturbs all. */
export async function measureVisits(browser: Browser, scope: Scope): Promise<Section> {
  const runs: Run[] = [];
  const tables: Table[] = [];
  for (const setting of scope.quick ? quick : full) {
    const made = await measureSetting(browser, scope, setting);
    runs.push(...made);
    tables.push(...setting.scenarios.map((scenario) => tableOf(setting, scenario, made)));
  }
  return { name: "visits", tables, data: runs };
}

async function measureSetting(browser: Browser, scope: Scope, setting: Setting): Promise<Run[]> {
  const { protocol, origins } = setting;
  const built = await buildVariants(scope, protocol, origins);
  using server = new ServerProcess();
  for (const [variant, folders] of built) await server.serve(await sitesOf(variant, folders, protocol, origins));
  const contenders = variants.map(({ name }, index) => ({ name, index })).filter(({ name }) => built.has(name));
  const runs: Run[] = [];
  for (const latency of setting.latencies) {
    await server.setLatency(latency);
    for (const scenario of setting.scenarios) {
      scope.say(`Visiting: ${scenarios[scenario]}, ${protocol}, ${origins} origin(s), ${latency} ms`);
      for (let turn = 0; turn < scope.runs; turn += 1) {
        // Nobody is always first.
        const order = [...contenders.slice(turn % contenders.length), ...contenders.slice(0, turn % contenders.length)];
        for (const { name, index } of order) {
          const visit = await visitUndisturbed(browser, originOf(index, protocol, origins), scenario);
          runs.push({ variant: name, protocol, origins, scenario, latency, ...visit });
        }
      }
    }
  }
  return runs;
}

/** A run that something else disturbed is made once more. */
async function visitUndisturbed(browser: Browser, origin: string, scenario: Scenario): Promise<Visit> {
  const visit = await visitPage(browser, origin, scenario);
  return visit.disturbed ? visitPage(browser, origin, scenario) : visit;
}

function tableOf({ protocol, origins, latencies }: Setting, scenario: Scenario, runs: readonly Run[]): Table {
  const last = latencies.at(-1)!;
  const of = (variant: string, latency: number): Run[] =>
    runs.filter((run) => run.variant === variant && run.latency === latency && run.scenario === scenario);
  const time = (variant: string, latency: number): number => median(of(variant, latency).map((run) => run.visible));
  const names = variants.filter(({ name }) => of(name, last).length > 0);
  const base = origins === "one" ? "single" : "webpack-mf";
  return {
    title: `${scenarios[scenario]}: ${protocol === "h2" ? "HTTP/2" : "HTTP/1.1"}, ${origins === "one" ? "one origin" : "separate origins"}`,
    columns: [
      "",
      ...latencies.map((latency) => `${latency} ms`),
      `ratio to ${origins === "one" ? "one build" : "webpack MF"}`,
      "round trips",
      "requests",
      "kB",
      "FCP",
      "INP",
      "Reacts",
      "heap MB",
      "long tasks",
    ],
    rows: names.map(({ name, title }) => {
      const rest = of(name, last);
      const figure = (pick: (run: Run) => number | undefined): number =>
        median(rest.map(pick).filter((value) => value !== undefined));
      const trips = slope(latencies.map((latency) => [latency, time(name, latency)] as const));
      return [
        title,
        ...latencies.map((latency) => time(name, latency).toFixed(0)),
        (time(name, last) / time(base, last)).toFixed(2),
        trips.toFixed(1),
        figure((run) => run.requests).toFixed(0),
        (figure((run) => run.bytes) / 1000).toFixed(1),
        figure((run) => run.fcp).toFixed(0),
        rest[0]!.interaction === undefined ? "" : figure((run) => run.interaction).toFixed(0),
        String(Math.max(...rest.map((run) => run.reacts))),
        (figure((run) => run.heap) / 1e6).toFixed(2),
        figure((run) => run.longTasks).toFixed(0),
      ];
    }),
  };
}
