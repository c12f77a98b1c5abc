import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Scope, Section } from "./Section.ts";
import { median } from "./statistics.ts";

/** By bundler, the plain plugin last: what the others are compared with. */
const compared = ["webpack", "rspack"].flatMap((bundler) => [
  { variant: `nacre-${bundler}`, title: `Nacre on ${bundler}, with shaken copies`, plain: `${bundler}-mf` },
  { variant: `nacre-${bundler}-declared`, title: `Nacre on ${bundler}, with declarations`, plain: `${bundler}-mf` },
  { variant: `nacre-${bundler}-whole`, title: `Nacre on ${bundler}`, plain: `${bundler}-mf` },
  { variant: `${bundler}-mf`, title: `the plain plugin on ${bundler}`, plain: `${bundler}-mf` },
]);

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

/** Three builds by Nacre's plugin, with and without shaking, and by the plain one: each in a process of its own, in turns. */
export async function measureBuilds(scope: Scope): Promise<Section> {
  const turns = scope.quick ? 1 : 5;
  const data: BuildTime[] = [];
  for (const exposes of scope.quick ? [1] : [1, 20, 100]) data.push(...(await measureExposes(scope, exposes, turns)));
  const rows = data.map(({ exposes, variant, seconds, memory }) => {
    const { title, plain } = compared.find((one) => one.variant === variant)!;
    const peer = data.find((one) => one.variant === plain && one.exposes === exposes)!;
    const ratios = [(seconds / peer.seconds).toFixed(2), (memory / peer.memory).toFixed(2)];
    return [title, String(exposes), seconds.toFixed(2), ratios[0]!, (memory / 1e6).toFixed(0), ratios[1]!];
  });
  const columns = ["", "exposes of the library", "s", "ratio to the plain plugin", "peak MB", "ratio"];
  return { name: "builds", tables: [{ title: "Build time", columns, rows }], data };
}

async function measureExposes(scope: Scope, exposes: number, turns: number): Promise<BuildTime[]> {
  // Declarations are `tsc`'s work, whose time hardly depends on the number of exposes: once is enough.
  const asked = compared.filter(({ variant }) => !variant.endsWith("-declared") || (exposes === 1 && !scope.quick));
  const made = asked.map(({ variant }) => ({ variant, costs: [] as Cost[] }));
  for (let turn = 0; turn < turns; turn += 1) {
    scope.say(`Building with ${exposes} exposes, turn ${turn + 1} of ${turns}`);
    for (const { variant, costs } of made) costs.push(await build(scope, variant, exposes));
  }
  return made.map(({ variant, costs }) => ({
    exposes,
    variant,
    seconds: median(costs.map(({ time }) => time)) / 1000,
    memory: median(costs.map(({ memory }) => memory)),
  }));
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
