import type { Network } from "@nacre/runtime";

/** A clock that stands still until nothing else can happen, then goes to the next timer. */
export class VirtualTime {
  time = 0;
  readonly #timers = new Set<{ at: number; done: () => void }>();

  readonly timer = (ms: number, done: () => void): (() => void) => {
    const timer = { at: this.time + Math.max(0, ms), done };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  };

  /** Timers that nobody has cancelled. */
  get waiting(): number {
    return this.#timers.size;
  }

  sleep(ms: number): Promise<void> {
    return new Promise((done) => this.timer(ms, done));
  }

  /** Until no timer is left, or until a moment that it then is. */
  async run(until: number = Infinity): Promise<void> {
    for (;;) {
      await settled();
      const [next] = [...this.#timers].toSorted((a, b) => a.at - b.at);
      if (!next || next.at > until) break;
      this.#timers.delete(next);
      this.time = Math.max(this.time, next.at);
      next.done();
    }
    if (until < Infinity) this.time = until;
  }
}

/** A network in virtual time. Chance gives one half, unless it is told otherwise. */
export function virtualNetwork(clock: VirtualTime, more: Partial<Network> = {}): Network {
  return {
    deadline: 8000,
    now: () => clock.time,
    timer: clock.timer,
    random: () => 0.5,
    online: async () => {},
    ...more,
  };
}

/** Lets all promises that can settle do so. */
function settled(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}
