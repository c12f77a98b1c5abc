import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Order, Site } from "./main.ts";

/** The server's process. */
export class ServerProcess implements Disposable {
  readonly #child: ChildProcess = fork(join(import.meta.dirname, "main.ts"));

  /** Starts to serve these origins, beside those that it serves. */
  serve(sites: readonly Site[]): Promise<void> {
    return this.#order({ serve: sites });
  }

  /** From now on each answer waits this many milliseconds. */
  setLatency(latency: number): Promise<void> {
    return this.#order({ latency });
  }

  async #order(order: Order): Promise<void> {
    const ended = new AbortController();
    const died = once(this.#child, "exit", { signal: ended.signal }).then(() => {
      throw new Error("The server's process ended.");
    });
    died.catch(() => {});
    const done = once(this.#child, "message");
    this.#child.send(order);
    await Promise.race([done, died]);
    ended.abort();
  }

  [Symbol.dispose](): void {
    this.#child.kill();
  }
}
