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
  /** Of each scenario; the last one is compared. */
  latencies: Partial<Record<Scenario, readonly number[]>>;
  /** Variants that are not visited so. */
  without: readonly string[];
}

/** Where only the longest wait is of interest, and preloading by hand is no more than without. */
const elsewhere = { latencies: { direct: [150], click: [150] }, without: ["mf2-preload"] };
const full: Setting[] = [
  {
    protocol: "h2",
    origins: "one",
    latencies: { home: [0, 150], direct: [0, 50, 150], click: [0, 50, 150], intent: [0, 150] },
    without: [],
  },
  { protocol: "h2", origins: "separate", ...elsewhere },
  { protocol: "h1", origins: "one", ...elsewhere },
  { protocol: "h1", origins: "separate", ...elsewhere },
];
const quick: Setting[] = [
  { protocol: "h2", origins: "one", latencies: { direct: [0, 150], click: [0, 150] }, without: [] },
];

/** How a page was visited. */
interface Situation {
  variant: string;
  protocol: Protocol;
  origins: Origins;
  scenario: Scenario;
  latency: number;
}
interface Run extends Situation, Visit {}

/** What came of all visits in one situation. Medians where nothing else is said. */
export interface Group extends Situation, Omit<Visit, "disturbed"> {
  runs: number;
  /** The least and the greatest `visible`. */
  range: [number, number];
  /** How many of the visits something else disturbed. */
  disturbed: number;
}

/** Pages of every variant in Chromium, in turns: what disturbs one disturbs all. */
export async function measureVisits(browser: Browser, scope: Scope): Promise<Section> {
  const groups: Group[] = [];
  const tables: Table[] = [];
  for (const setting of scope.quick ? quick : full) {
    const made = summarize(await measureSetting(browser, scope, setting));
    groups.push(...made);
    tables.push(...scenariosOf(setting).map((scenario) => tableOf(setting, scenario, made)));
  }
  return { name: "visits", tables, data: groups };
}

function scenariosOf({ latencies }: Setting, latency?: number): Scenario[] {
  const all = Object.keys(latencies) as Scenario[];
  return latency === undefined ? all : all.filter((scenario) => latencies[scenario]!.includes(latency));
}

async function measureSetting(browser: Browser, scope: Scope, setting: Setting): Promise<Run[]> {
  const { protocol, origins } = setting;
  const built = await buildVariants(scope, protocol, origins, (name) => !setting.without.includes(name));
  using server = new ServerProcess();
  for (const [variant, folders] of built) await server.serve(await sitesOf(variant, folders, protocol, origins));
  const runs: Run[] = [];
  for (const latency of new Set(Object.values(setting.latencies).flat())) {
    await server.setLatency(latency);
    for (const scenario of scenariosOf(setting, latency)) {
      scope.say(`Visiting: ${scenarios[scenario]}, ${protocol}, ${origins} origin(s), ${latency} ms`);
      for (let turn = 0; turn < scope.runs; turn += 1) {
        for (const variant of inTurn([...built.keys()], turn)) {
          const index = variants.findIndex(({ name }) => name === variant);
          const visit = await visitUndisturbed(
            // Pages may connect to other origins ahead, where a window has a profile.
            origins === "separate" && scenario === "click" ? undefined : browser,
            scope,
            originOf(index, protocol, origins),
            scenario,
          );
          runs.push({ variant, protocol, origins, scenario, latency, ...visit });
        }
      }
    }
  }
  return runs;
}

/** Nobody is always first. */
function inTurn<T>(contenders: readonly T[], turn: number): T[] {
  const first = turn % contenders.length;
  return [...contenders.slice(first), ...contenders.slice(0, first)];
}

/** A run that something else disturbed is made once more. */
async function visitUndisturbed(
  browser: Browser | undefined,
  { quick: isQuick, patience }: Scope,
  origin: string,
  scenario: Scenario,
): Promise<Visit> {
  const visit = await visitPage(browser, origin, scenario, patience);
  return visit.disturbed && !isQuick ? visitPage(browser, origin, scenario, patience) : visit;
}

function summarize(runs: readonly Run[]): Group[] {
  const situations = Map.groupBy(runs, ({ variant, scenario, latency }) => `${variant} ${scenario} ${latency}`);
  return [...situations.values()].map((made) => {
    const { variant, protocol, origins, scenario, latency } = made[0]!;
    const middle = (pick: (run: Run) => number): number => Math.round(median(made.map(pick)) * 10) / 10;
    const times = made.map(({ visible }) => Math.round(visible * 10) / 10);
    return {
      variant,
      protocol,
      origins,
      scenario,
      latency,
      runs: made.length,
      visible: middle(({ visible }) => visible),
      range: [Math.min(...times), Math.max(...times)],
      fcp: middle(({ fcp }) => fcp),
      ...(made[0]!.interaction !== undefined && { interaction: middle(({ interaction }) => interaction!) }),
      requests: middle(({ requests }) => requests),
      bytes: middle(({ bytes }) => bytes),
      reacts: Math.max(...made.map(({ reacts }) => reacts)),
      heap: middle(({ heap }) => heap),
      longTasks: middle(({ longTasks }) => longTasks),
      disturbed: made.filter(({ disturbed }) => disturbed).length,
    };
  });
}

/** Serial round trips: how the time grows with the latency. */
export function roundTrips(groups: readonly Group[]): number {
  return slope(groups.map(({ latency, visible }) => [latency, visible] as const));
}

function tableOf(setting: Setting, scenario: Scenario, groups: readonly Group[]): Table {
  const { protocol, origins } = setting;
  const latencies = setting.latencies[scenario]!;
  const last = latencies.at(-1)!;
  const of = (name: string): Group[] => groups.filter((group) => group.variant === name && group.scenario === scenario);
  const at = (name: string, latency: number): Group => of(name).find((group) => group.latency === latency)!;
  const base = at(origins === "one" ? "single" : "webpack-mf", last);
  const names = variants.filter(({ name }) => of(name).length > 0);
  return {
    title: `${scenarios[scenario]}: ${protocol === "h2" ? "HTTP/2" : "HTTP/1.1"}, ${origins === "one" ? "one origin" : "separate origins"}`,
    columns: [
      "",
      ...latencies.map((latency) => `${latency} ms`),
      "range",
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
      const group = at(name, last);
      return [
        title,
        ...latencies.map((latency) => at(name, latency).visible.toFixed(0)),
        group.range.map((time) => time.toFixed(0)).join("-"),
        (group.visible / base.visible).toFixed(2),
        latencies.length > 1 ? roundTrips(of(name)).toFixed(1) : "",
        group.requests.toFixed(0),
        (group.bytes / 1000).toFixed(1),
        group.fcp.toFixed(0),
        group.interaction?.toFixed(0) ?? "",
        String(group.reacts),
        (group.heap / 1e6).toFixed(2),
        group.longTasks.toFixed(0),
      ];
    }),
  };
}
