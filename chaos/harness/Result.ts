import type { Cell } from "../cells.ts";

export type Outcome = "healed alone" | "healed by retry" | "contained" | "failed";

/** What came of one run of a cell. */
export interface Run extends Omit<Cell, "quick"> {
  outcome: Outcome;
  /** Until the module was there, or something was shown in its place. */
  ms: number;
  /** What should not be: of an outcome that is `failed`. */
  problems: string[];
}

/** What came of the last run of a cell. */
export interface Result extends Run {
  /** More than one: it failed in those before. */
  runs: number;
}
