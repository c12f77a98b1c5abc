import { bundlers, environments, type Bundler, type Environment } from "./Case.ts";
import type { Proof } from "./defineSuite.ts";

/** One cell of the table. */
export interface ReportRow {
  sentence: number;
  title: string;
  bundler: Bundler;
  environment: Environment;
  cases: number;
  passed: number;
  status: "pass" | "limit" | "n/a" | "fail";
  /** Of limits. */
  reasons?: string[];
}

export interface Result extends Proof {
  passed: boolean;
}

/** One row for each sentence, bundler and environment. A limit is a case that fails as it has to. */
export function makeReport(results: readonly Result[]): ReportRow[] {
  const titles = new Map(results.map(({ sentence, title }) => [sentence, title]));
  return [...titles]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([sentence, title]) =>
      bundlers.flatMap((bundler) =>
        environments.map((environment) => {
          const cell = results.filter(
            (each) => each.sentence === sentence && each.bundler === bundler && each.environment === environment,
          );
          return { sentence, title, bundler, environment, ...judge(cell) };
        }),
      ),
    );
}

function judge(cell: readonly Result[]): Pick<ReportRow, "cases" | "passed" | "status" | "reasons"> {
  const limits = cell.filter(({ limit }) => limit !== undefined);
  const passed = cell.filter((each) => each.passed && each.limit === undefined).length;
  const reasons = [...new Set(limits.map(({ limit }) => limit!))];
  const status = cell.some((each) => !each.passed)
    ? "fail"
    : cell.length === 0
      ? "n/a"
      : limits.length > 0
        ? "limit"
        : "pass";
  return { cases: cell.length, passed, status, ...(reasons.length > 0 && { reasons }) };
}

const names: Record<Bundler | Environment, string> = {
  webpack: "webpack",
  rspack: "Rspack",
  chromium: "Chromium",
  node: "Node",
};

/** The table as Markdown: a line for each sentence, a column for each bundler and environment. */
export function formatReport(rows: readonly ReportRow[]): string {
  const columns = bundlers.flatMap((bundler) => environments.map((environment) => ({ bundler, environment })));
  const titles = new Map(rows.map(({ sentence, title }) => [sentence, title]));
  const lines = [...titles].map(([sentence, title]) => {
    const cells = columns.map(({ bundler, environment }) =>
      formatCell(
        rows.find((row) => row.sentence === sentence && row.bundler === bundler && row.environment === environment),
      ),
    );
    return [`${sentence}. ${title}`, ...cells];
  });
  const head = ["sentence", ...columns.map(({ bundler, environment }) => `${names[bundler]}, ${names[environment]}`)];
  const reasons = new Set(rows.flatMap((row) => row.reasons ?? []));
  return [
    formatTable([head, ...lines]),
    ...(reasons.size > 0 ? ["", ...[...reasons].map((each) => `- ${each}`)] : []),
  ].join("\n");
}

function formatCell(row: ReportRow | undefined): string {
  if (!row || row.status === "n/a") return "n/a";
  return row.status === "pass" ? `pass (${row.cases})` : `${row.status} (${row.passed} of ${row.cases})`;
}

function formatTable(rows: readonly string[][]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(" | ")} |`);
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [lines[0], rule, ...lines.slice(1)].join("\n");
}
