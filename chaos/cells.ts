/** Where something goes wrong. */
export type Layer =
  | "manifest"
  | "snapshot"
  | "entry"
  | "exposed chunk"
  | "shared chunk"
  | "inner lazy chunk"
  | "nested entry"
  | "nested chunk"
  | "style"
  | "wasm"
  | "evaluation"
  | "share negotiation"
  | "render"
  | "effect"
  | "event handler"
  | "unmount";

/** What goes wrong. The last line is of code, the others are of the network. */
export type Fault =
  | "404"
  | "500"
  | "reset"
  | "cut body"
  | "truncated"
  | "corrupt"
  | "empty"
  | "HTML with 200"
  | "slow"
  | "hang"
  | "wrong type"
  | "missing CORS"
  | "bad integrity"
  | "redirect to another origin"
  | "throws"
  | "throws at evaluation"
  | "registers nothing"
  | "registers another chunk"
  | "no satisfying version";

export type Times = "once" | "until cleared";
export type Declared = "build time" | "run time";
export type Environment = "chromium" | "node";
export type Bundler = "webpack" | "rspack";

export interface Cell {
  layer: Layer;
  fault: Fault;
  times: Times;
  /** How the shell knows the remote. */
  declared: Declared;
  environment: Environment;
  bundler: Bundler;
  /** Among those of the quick form. */
  quick: boolean;
}

const given: Declared = "run time";
const unsatisfied: readonly Fault[] = ["no satisfying version"];
const both: readonly Times[] = ["once", "until cleared"];
const all: readonly Fault[] = [
  "404",
  "500",
  "reset",
  "cut body",
  "truncated",
  "corrupt",
  "empty",
  "HTML with 200",
  "slow",
  "hang",
  "wrong type",
  "missing CORS",
  "redirect to another origin",
  "bad integrity",
];
const code: readonly Fault[] = ["throws at evaluation", "registers nothing", "registers another chunk"];
/** One of each kind. */
const few: readonly Fault[] = ["404", "reset", "corrupt", "hang"];

interface Row {
  layer: Layer;
  faults: readonly Fault[];
  times?: readonly Times[];
  declared?: Declared;
  environment?: Environment;
  /** Faults of the quick form. */
  quick?: readonly Fault[];
}

/** The table. Each row is a cell for every fault, once and until cleared. */
const rows: readonly Row[] = [
  {
    layer: "entry",
    faults: [...few, "500", "empty", "slow", "missing CORS", "redirect to another origin", "bad integrity", ...code],
    quick: ["404", "hang", "registers nothing"],
  },
  {
    layer: "exposed chunk",
    faults: [...all, ...code],
    quick: ["500", "cut body", "corrupt", "missing CORS", "throws at evaluation"],
  },
  {
    layer: "inner lazy chunk",
    faults: [...few, "500", "cut body", "HTML with 200", "slow"],
    quick: ["reset", "HTML with 200"],
  },
  { layer: "shared chunk", faults: [...few, "500"], quick: ["corrupt"] },
  { layer: "nested entry", faults: [...few, "missing CORS"], quick: ["404"] },
  { layer: "nested chunk", faults: [...few, "cut body"], quick: ["corrupt"] },
  { layer: "style", faults: [...few, "500", "wrong type"], quick: ["wrong type"] },
  { layer: "wasm", faults: [...few, "500", "empty"], quick: ["corrupt"] },
  { layer: "snapshot", faults: [...few, "500", "HTML with 200"], quick: ["500"] },
  { layer: "manifest", faults: [...few, "500", "truncated", "HTML with 200", "slow"], declared: given, quick: ["404"] },
  { layer: "entry", faults: few, declared: given, quick: ["reset"] },
  { layer: "exposed chunk", faults: few, declared: given, quick: ["hang"] },
  { layer: "inner lazy chunk", faults: ["404", "hang"], declared: given },
  { layer: "style", faults: ["404"], declared: given },
  { layer: "evaluation", faults: ["throws"], quick: ["throws"] },
  { layer: "evaluation", faults: ["throws"], declared: given },
  { layer: "share negotiation", faults: unsatisfied, times: ["until cleared"], quick: unsatisfied },
  { layer: "share negotiation", faults: unsatisfied, times: ["until cleared"], declared: given },
  { layer: "render", faults: ["throws"], quick: ["throws"] },
  { layer: "render", faults: ["throws"], declared: given },
  { layer: "effect", faults: ["throws"], quick: ["throws"] },
  { layer: "event handler", faults: ["throws"], times: ["once"], quick: ["throws"] },
  { layer: "unmount", faults: ["throws"], times: ["once"], quick: ["throws"] },
  { layer: "entry", faults: [...few, "wrong type"], environment: "node", quick: ["404", "hang"] },
  {
    layer: "exposed chunk",
    faults: [...few, "500", "cut body", "truncated", "wrong type", "redirect to another origin"],
    environment: "node",
    quick: ["reset", "corrupt"],
  },
  { layer: "inner lazy chunk", faults: few, environment: "node", quick: ["404"] },
  { layer: "nested chunk", faults: ["404", "corrupt"], environment: "node", quick: ["corrupt"] },
  { layer: "wasm", faults: ["404", "corrupt"], environment: "node", quick: ["404"] },
  { layer: "manifest", faults: few, declared: given, environment: "node", quick: ["hang"] },
  { layer: "evaluation", faults: ["throws"], environment: "node", quick: ["throws"] },
];

/** Every cell, in the order of the table. Bundlers take turns. */
export const cells: readonly Cell[] = rows
  .flatMap(({ layer, faults, times = both, declared = "build time", environment = "chromium", quick = [] }) =>
    faults.flatMap((fault) =>
      times.map((each) => ({ layer, fault, times: each, declared, environment, quick: quick.includes(fault) })),
    ),
  )
  .map((cell, i) => ({
    ...cell,
    quick: cell.quick && (cell.times === "until cleared" || i % 4 === 0),
    bundler: Math.floor(i / 2) % 2 ? "rspack" : "webpack",
  }));

/** What a cell is called. */
export function nameOf({ environment, declared, layer, fault, times, bundler }: Omit<Cell, "quick">): string {
  return `${layer}, ${fault}, ${times}, ${declared}, ${environment}, ${bundler}`;
}

/** Faults of a script that came as it was built. */
export function isOfCode({ fault }: Pick<Cell, "fault">): boolean {
  return code.includes(fault);
}

/** Faults of transport, which the loader heals by itself when they happen once. */
export function isTransport({ layer, fault }: Pick<Cell, "layer" | "fault">): boolean {
  const react: readonly Layer[] = ["evaluation", "share negotiation", "render", "effect", "event handler", "unmount"];
  return !react.includes(layer) && !code.includes(fault);
}
