import type { Cell } from "../cells.ts";

export type Outcome = "healed alone" | "healed by retry" | "contained" | "failed";

/** What came of a cell. */
export interface Result extends Omit<Cell, "quick"> {
  outcome: Outcome;
  /** Until the module was there, or something was shown in its place. */
  ms: number;
  /** What should not be: of an outcome that is `failed`. */
  problems: string[];
}
