/** A table of the results. */
export interface Table {
  title: string;
  columns: string[];
  rows: string[][];
}

/** What one part of the benchmark gives: tables to read, and figures to keep. */
export interface Section {
  name: string;
  tables: Table[];
  data: unknown;
}

/** How much is measured. */
export interface Scope {
  quick: boolean;
  /** Runs of each visit. */
  runs: number;
  /** Milliseconds that a visit waits for quiet processors. When they do not come, it is made once more, but not in a quick run. */
  patience: number;
  /** Folder for what is built. */
  out: string;
  /** Tells what goes on. */
  say(text: string): void;
}
