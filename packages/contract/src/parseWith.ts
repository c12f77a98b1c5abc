import * as v from "valibot";
import { copyJson } from "./copyJson.ts";
import type { Limits } from "./copyJson.ts";
import { formatPath } from "./formatPath.ts";
import type { Parsed, Problem } from "./problems.ts";

/** One schema's way from unknown input to a value of our own: limits, then shape, then what belongs together. */
export interface Parser<Value> {
  schema: v.GenericSchema<unknown, Value>;
  limits: Limits;
  /** Schema number that the input must have. */
  version?: number;
  /** What the shape alone does not say. Only asked of what has the right shape. */
  check: (value: Value) => Problem[];
}

/** How many problems are told one by one. */
const told = 100;

export function parseWith<Value>(parser: Parser<Value>, input: unknown): Parsed<Value> {
  const parsed = parse(parser, input);
  return parsed.ok ? parsed : { ok: false, problems: sum(parsed.problems) };
}

function sum(problems: Problem[]): Problem[] {
  const first = problems
    .slice(0, told)
    .map(({ path, message }) => ({ path: visible(path), message: visible(message) }));
  const more = problems.length - first.length;
  return more === 0 ? first : [...first, { path: "", message: `has ${more} more problems` }];
}

function parse<Value>(parser: Parser<Value>, input: unknown): Parsed<Value> {
  const { value: copy, problems } = copyJson(input, parser.limits);
  if (problems.length > 0) return { ok: false, problems };
  const unknown = unknownSchema(copy, parser.version);
  if (unknown !== undefined) return { ok: false, problems: [unknown] };
  const { success, output, issues } = v.safeParse(parser.schema, copy);
  if (!success) return { ok: false, problems: issues.map(toProblem) };
  const wrong = parser.check(output);
  // The schema's output has prototypes again.
  return wrong.length > 0
    ? { ok: false, problems: wrong }
    : { ok: true, value: copyJson(output, parser.limits).value as Value };
}

function unknownSchema(value: unknown, version: number | undefined): Problem | undefined {
  if (version === undefined || typeof value !== "object" || value === null || !("schema" in value)) return undefined;
  if (value.schema === version) return undefined;
  const found = typeof value.schema === "number" ? value.schema : "no number";
  return { path: "schema", message: `is ${found}; this version of Nacre reads ${version}` };
}

function toProblem(issue: v.BaseIssue<unknown>): Problem {
  const path = formatPath((issue.path ?? []).map(({ key }) => key));
  if (issue.type === "check") return { path, message: issue.message };
  if (issue.received === "undefined") return { path, message: "is missing" };
  if (issue.expected === "never") return { path, message: "is not known here" };
  return { path, message: `is ${found(issue)}, not ${issue.expected ?? "what belongs here"}` };
}

function found({ input, received, expected }: v.BaseIssue<unknown>): string {
  if (typeof input !== "object" || input === null) return received;
  if (!Array.isArray(input)) return "an object";
  return expected === "Array" ? "a list of something else" : "a list";
}

/** A terminal shall not obey what a manifest says. */
function visible(text: string): string {
  return text.replace(/\p{C}/gu, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}
