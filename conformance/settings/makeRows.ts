import { createRandom } from "../harness/createRandom.ts";
import { settings, type Row } from "./settings.ts";

const names = Object.keys(settings) as (keyof Row)[];
const candidates = 60;

/** Rows in which every two values of two settings meet at least once. Always the same. */
export function makeRows(): Row[] {
  const random = createRandom(1);
  const open = new Set(names.flatMap((a, index) => names.slice(index + 1).flatMap((b) => pairs(a, b))));
  const rows: Row[] = [];
  while (open.size > 0) {
    const tried = Array.from({ length: candidates }, () => makeRow((values) => random.pick(values)));
    const best = tried.toSorted((a, b) => gain(b, open) - gain(a, open))[0]!;
    for (const pair of pairsOf(best)) open.delete(pair);
    rows.push(best);
  }
  return rows;
}

function makeRow(pick: (values: readonly string[]) => string): Row {
  return Object.fromEntries(names.map((name) => [name, pick(settings[name])])) as Row;
}

function pairs(a: keyof Row, b: keyof Row): string[] {
  return settings[a].flatMap((first) => settings[b].map((second) => pairOf(a, first, b, second)));
}

function pairsOf(row: Row): string[] {
  return names.flatMap((a, index) => names.slice(index + 1).map((b) => pairOf(a, row[a], b, row[b])));
}

function pairOf(...parts: string[]): string {
  return parts.join(" ");
}

function gain(row: Row, open: ReadonlySet<string>): number {
  return pairsOf(row).filter((pair) => open.has(pair)).length;
}
