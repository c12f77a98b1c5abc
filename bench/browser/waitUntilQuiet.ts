import { cpus } from "node:os";
import { setTimeout as pass } from "node:timers/promises";

/** Processors that may be busy while a run begins. */
const allowed = 0.3;
const sample = 200;
const tries = 25;

/** Waits until nothing else uses the processors. `false` when that did not come. */
export async function waitUntilQuiet(): Promise<boolean> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const before = busyTime();
    await pass(sample);
    if ((busyTime() - before) / sample < allowed) return true;
  }
  return false;
}

/** Milliseconds that all processors together have worked. */
function busyTime(): number {
  return cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0);
}
