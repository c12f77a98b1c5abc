/** One thing that is wrong with a value, and where: `exposes["./Button"].chunks[0]`. */
export interface Problem {
  /** Empty for the value as a whole. */
  path: string;
  message: string;
}

/** What a parser gives: the value, or everything that is wrong with it. */
export type Parsed<Value> = { ok: true; value: Value } | { ok: false; problems: Problem[] };
