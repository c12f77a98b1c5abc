import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Order, Site } from "./main.ts";

/** The server's process. */
export class ServerProcess implements Disposable {
  readonly #child: ChildProcess = fork(join(import.meta.dirname, "main.ts"));

  /** Starts to serve these origins, beside those that it serves. */
  async serve(sites: readonly Site[]): Promise<void> {
    await this.#order({ serve: sites });
  }

  /** From now on each answer waits this many milliseconds. */
  async setLatency(latency: number): Promise<void> {
    await this.#order({ latency });
  }

  /** Milliseconds of the processor that it has used until now. */
  cpuTime(): Promise<number> {
    return this.#order("cpuTime");
  }

  async #order(order: Order): Promise<number> {
    const ended = new AbortController();
    const died = once(this.#child, "exit", { signal: ended.signal }).then(() => {
      throw new Error("The server's process ended.");
    });
    died.catch(() => {});
    const done = once(this.#child, "message") as Promise<[cpuTime: number]>;
    this.#child.send(order);
    const [cpuTime] = await Promise.race([done, died]);
    ended.abort();
    return cpuTime;
  }

  [Symbol.dispose](): void {
    this.#child.kill();
  }
}
