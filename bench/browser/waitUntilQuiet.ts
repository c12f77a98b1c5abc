import { cpus } from "node:os";
import { setTimeout as pass } from "node:timers/promises";

/** Processors that may be busy while a run begins. */
const allowed = 0.3;
const sample = 200;

/**
 * Waits until nothing else uses the processors.
 *
 * @param patience in milliseconds
 * @returns Whether that came.
 */
export async function waitUntilQuiet(patience: number): Promise<boolean> {
  for (let waited = 0; waited < patience; waited += sample) {
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
