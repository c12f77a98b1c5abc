import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Reporter, TestModule } from "vitest/node";
import { bundlers } from "./Case.ts";
import { conformanceFolder } from "./findCases.ts";
import { readReadmeTable, writeReadmeTable } from "./readme.ts";
import { formatReport, makeReport, type Result } from "./report.ts";

/**
 * Prints the table of sentences, and writes it as `conformance/report.json` when everything ran. Then the table of README
 * has to be the same; with CONFORMANCE_WRITE it is written.
 */
export default class ConformanceReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const { results, complete } = readResults(modules);
    if (results.length === 0) return;
    const report = makeReport(results);
    const table = formatReport(report);
    print(`\n${table}\n`);
    if (!complete) return print("Not all cases ran: the report is not written.");
    writeFileSync(join(conformanceFolder, "report.json"), `${JSON.stringify(report, null, 2)}\n`);
    if (process.env["CONFORMANCE_WRITE"]) writeReadmeTable(table);
    if (readReadmeTable() === table) return;
    print("README shows another table: run `npm run conformance -- --write`.");
    process.exitCode = 1;
  }
}

function readResults(modules: readonly TestModule[]): { results: Result[]; complete: boolean } {
  const results: Result[] = [];
  let skipped = false;
  for (const module of modules)
    for (const test of module.children.allTests()) {
      const { proof } = test.meta();
      const { state } = test.result();
      if (!proof) continue;
      if (state === "passed" || state === "failed") results.push({ ...proof, passed: state === "passed" });
      else skipped = true;
    }
  const complete = !skipped && bundlers.every((bundler) => results.some((result) => result.bundler === bundler));
  return { results, complete };
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
