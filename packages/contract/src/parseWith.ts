import * as v from "valibot";
import { copyJson } from "./copyJson.ts";
import type { Limits } from "./copyJson.ts";
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

export function parseWith<Value>(parser: Parser<Value>, input: unknown): Parsed<Value> {
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
  return { path: "schema", message: `is ${JSON.stringify(value.schema)}; this version of Nacre reads ${version}` };
}

function toProblem(issue: v.BaseIssue<unknown>): Problem {
  const path = formatPath((issue.path ?? []).map(({ key }) => key));
  if (issue.type === "check") return { path, message: issue.message };
  if (issue.received === "undefined") return { path, message: "is missing" };
  if (issue.expected === "never") return { path, message: "is not known here" };
  return { path, message: `is ${issue.received}, not ${issue.expected ?? "what belongs here"}` };
}

/** `exposes["./Button"].chunks[0]` */
export function formatPath(keys: readonly unknown[]): string {
  return keys.reduce<string>((path, key) => {
    if (typeof key === "number") return `${path}[${key}]`;
    const name = String(key);
    if (!/^[A-Za-z_]\w*$/.test(name)) return `${path}[${JSON.stringify(name)}]`;
    return path === "" ? name : `${path}.${name}`;
  }, "");
}
