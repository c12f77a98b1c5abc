import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { conformanceFolder, readSpecification } from "../conformance/harness/findCases.ts";
import { limits } from "../conformance/harness/limits.ts";
import { readReadmeTable } from "../conformance/harness/readme.ts";
import { formatReport, type ReportRow } from "../conformance/harness/report.ts";

const report = JSON.parse(readFileSync(join(conformanceFolder, "report.json"), "utf8")) as ReportRow[];

test("the report has every sentence of the specification, on both bundlers, in both environments", () => {
  expect(report).toHaveLength(readSpecification().length * 4);
  expect(report.filter(({ status }) => status === "fail")).toEqual([]);
});

test("README shows the table of the report", () => {
  expect(readReadmeTable()).toBe(formatReport(report));
});

test("every limit is of a case that exists", () => {
  const [cases, missing] = [limits.map((limit) => limit.case), (id: string) => !existsSync(caseFile(id))];
  expect(cases.filter(missing)).toEqual([]);
});

function caseFile(id: string): string {
  return join(conformanceFolder, id.replace("/", "/cases/"), "case.ts");
}
