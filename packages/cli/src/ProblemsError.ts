import { explainError, type NacreError } from "@nacre/contract";

/** What a user asked for cannot be done, and this is everything that stands in the way. */
export class ProblemsError extends Error {
  readonly problems: readonly NacreError[];

  constructor(problems: readonly NacreError[]) {
    super(problems.map((problem) => explainError(problem)).join("\n"));
    this.name = "ProblemsError";
    this.problems = problems;
  }
}
