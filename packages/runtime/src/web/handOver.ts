import type { Insist } from "../core/createInsist.ts";
import type { Persist } from "../core/createPersist.ts";

/** What a page does when something does not come. */
export interface Recovery {
  /** Milliseconds for one file. */
  deadline: number;
  persist: Persist;
  insist: Insist;
}

/** How the boot and the recovery, two scripts of one page, find each other. */
const name = Symbol.for("nacre.recovery");
const page = globalThis as { [name]?: (recovery?: Recovery) => void };

/** The boot's half: a promise of what will be handed over; of nothing, when a page was parsed and has no recovery. */
export function awaitRecovery(parsed: Promise<unknown>): Promise<Recovery | undefined> {
  return new Promise((resolve) => {
    page[name] = resolve;
    void parsed.then(() => resolve(undefined));
  });
}

/** The recovery's half. */
export function handOver(recovery: Recovery): void {
  page[name]?.(recovery);
}

/** For what stands between the two. */
export function changeRecovery(change: (recovery: Recovery) => Recovery): void {
  const resolve = page[name];
  page[name] = (recovery) => resolve?.(recovery && change(recovery));
}
