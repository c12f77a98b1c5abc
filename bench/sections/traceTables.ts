import { kinds, type Work } from "../trace/splitMainThread.ts";
import type { Table } from "./Section.ts";
import type { Situation, Traced } from "./traces.ts";

type Figure = (traced: Traced) => number;

const when: [column: string, figure: Figure][] = [
  ["visible", ({ visible }) => visible],
  ["HTML there", ({ html }) => html],
  ["first request", ({ firstSent }) => firstSent],
  ["last request", ({ lastSent }) => lastSent],
  ["first response", ({ firstResponse }) => firstResponse],
  ["last body", ({ lastBody }) => lastBody],
  ["known to the page", ({ lastSeen }) => lastSeen],
  ["from last body to visible", ({ visible, lastBody }) => visible - lastBody],
  ["requests", ({ requests }) => requests],
  ["connections", ({ connections }) => connections],
  ["connecting", ({ connecting }) => connecting],
];

const names: Record<(typeof kinds)[number], string> = {
  compile: "compile",
  evaluate: "evaluate",
  document: "document",
  style: "style, paint",
  network: "network",
  harness: "harness",
  other: "other",
};

const split = (of: (traced: Traced) => Work): [column: string, figure: Figure][] => [
  ...kinds.map((kind): [string, Figure] => [names[kind], (traced) => of(traced)[kind]]),
  ["busy", (traced) => of(traced).busy],
  ["idle", (traced) => of(traced).idle],
];

const cpu: [column: string, figure: Figure][] = (
  [
    ["page's process", "renderer"],
    ["browser", "browser"],
    ["network service", "network"],
    ["GPU process", "gpu"],
    ["server", "server"],
  ] as const
).map(([column, process]) => [column, (traced) => traced.cpu[process]]);

/**
 * Tables of one situation: when things happened, and what the processors did. Below each page that is no peer stands what it has more
 * than the first peer.
 */
export function traceTables({ title, scenario, latency, pages }: Situation, traced: readonly Traced[]): Table[] {
  const start = scenario === "click" ? "the click" : "the navigation";
  const table = (what: string, figures: [column: string, figure: Figure][]): Table => {
    const peer = traced[pages.findIndex(({ isPeer }) => isPeer)]!;
    const rows = traced.flatMap((one, index) => {
      const own = [one.page, ...figures.map(([, figure]) => figure(one).toFixed(0))];
      if (pages[index]!.isPeer) return [own];
      const more = figures.map(([, figure]) => signed(figure(one) - figure(peer)));
      return [own, [`... more than ${peer.page}`, ...more]];
    });
    return { title: `Traced: ${title}, ${latency} ms: ${what}`, columns: ["", ...figures.map(([name]) => name)], rows };
  };
  return [
    table(`ms after ${start}`, when),
    table(
      "main thread until visible, ms",
      split(({ work }) => work),
    ),
    table(
      "main thread after the last body, ms",
      split(({ afterLastBody }) => afterLastBody),
    ),
    table("processor time of all, ms", cpu),
  ];
}

function signed(value: number): string {
  const text = value.toFixed(0);
  return value > 0 && text !== "0" ? `+${text}` : text;
}
