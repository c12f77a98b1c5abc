import type { UpdatesWorld } from "@nacre/runtime/updates";
import { VirtualTime } from "./virtualTime.ts";

/** A tab: what it sees, what it was told to load, and what it keeps. */
export class FakeTab implements UpdatesWorld {
  readonly clock = new VirtualTime();
  /** What lies at each address; a function that throws is a server that does not answer. */
  served: () => unknown = () => undefined;
  /** Addresses that were read, and when. */
  readonly reads: [url: string, time: number][] = [];
  readonly loads: [href: string | undefined, replace: boolean | undefined][] = [];
  readonly kept = new Map<string, number>();
  inView = true;
  connected = true;
  readonly #listeners = new Set<() => void>();

  readonly timer: UpdatesWorld["timer"] = this.clock.timer;
  readonly visible = (): boolean => this.inView;
  readonly online = (): boolean => this.connected;
  readonly load: UpdatesWorld["load"] = (href, replace) => void this.loads.push([href, replace]);
  readonly remember = (key: string, n: number): void => void this.kept.set(key, n);
  readonly recall = (key: string): number => this.kept.get(key) ?? 0;

  readonly read = async (url: string): Promise<unknown> => {
    this.reads.push([url, this.clock.time]);
    return this.served();
  };

  readonly onVisible = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Functions of the page that it would still call. */
  get listening(): number {
    return this.#listeners.size + this.clock.waiting;
  }

  look(inView: boolean): void {
    this.inView = inView;
    for (const listener of this.#listeners) listener();
  }
}
