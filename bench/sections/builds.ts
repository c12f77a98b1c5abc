import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Scope, Section } from "./Section.ts";
import { median } from "./statistics.ts";

const compared = ["nacre-webpack", "webpack-mf", "nacre-rspack", "rspack-mf"];

interface Cost {
  /** Milliseconds of the process. */
  time: number;
  /** Bytes that it held at most. */
  memory: number;
}

/** What three builds cost. Medians. */
export interface BuildTime {
  exposes: number;
  variant: string;
  seconds: number;
  /** Bytes at the peak. */
  memory: number;
}

/** Three builds by Nacre's plugin and by the plain one, each in a process of its own, in turns. */
export async function measureBuilds(scope: Scope): Promise<Section> {
  const turns = scope.quick ? 1 : 5;
  const data: BuildTime[] = [];
  for (const exposes of scope.quick ? [1] : [1, 20, 100]) {
    const made = compared.map((variant) => ({ exposes, variant, costs: [] as Cost[] }));
    for (let turn = 0; turn < turns; turn += 1) {
      scope.say(`Building with ${exposes} exposes, turn ${turn + 1} of ${turns}`);
      for (const { variant, costs } of made) costs.push(await build(scope, variant, exposes));
    }
    for (const { variant, costs } of made) {
      const seconds = median(costs.map(({ time }) => time)) / 1000;
      data.push({ exposes, variant, seconds, memory: median(costs.map(({ memory }) => memory)) });
    }
  }
  const rows = data.map(({ exposes, variant, seconds, memory }, index) => {
    // Nacre stands before the plain plugin that it is compared with.
    const plain = data[variant.startsWith("nacre") ? index + 1 : index]!;
    return [
      variant,
      String(exposes),
      seconds.toFixed(2),
      (seconds / plain.seconds).toFixed(2),
      (memory / 1e6).toFixed(0),
    ];
  });
  const columns = ["", "exposes of the library", "s", "ratio to the plain plugin", "peak MB"];
  return { name: "builds", tables: [{ title: "Build time", columns, rows }], data };
}

async function build({ out }: Scope, variant: string, exposes: number): Promise<Cost> {
  const folder = join(out, "timed", variant);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const start = performance.now();
  const child = spawn(process.execPath, [join(import.meta.dirname, "buildOne.ts"), variant, folder, String(exposes)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.on("data", (part) => (output += part));
  const [code] = (await once(child, "close")) as [number];
  if (code !== 0) throw new Error(`The build of ${variant} failed.`);
  return { time: performance.now() - start, memory: Number(output) };
}
