import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Bundler, Environment } from "./Case.ts";
import { conformanceFolder } from "./findCases.ts";

/** A case that fails, and whose fault that is. What is absent holds for all. */
export interface Limit {
  case: string;
  bundler?: Bundler;
  environment?: Environment;
  /** What the failure says, as a regular expression: failing in another way is no limit. */
  error: string;
  reason: string;
}

export const limits: readonly Limit[] = JSON.parse(
  readFileSync(join(conformanceFolder, "limits.json"), "utf8"),
) as Limit[];

export function findLimit(id: string, bundler: Bundler, environment: Environment): Limit | undefined {
  return limits.find(
    (limit) =>
      limit.case === id && (limit.bundler ?? bundler) === bundler && (limit.environment ?? environment) === environment,
  );
}
