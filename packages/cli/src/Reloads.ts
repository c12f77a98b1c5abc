import { randomUUID } from "node:crypto";
import type { SSEStreamingApi } from "hono/streaming";

/** Tells open pages that there is a new snapshot. A page that was made from another one reloads. */
export class Reloads {
  // A number alone would repeat when the server is started again.
  readonly #session = randomUUID();
  #n = 0;
  readonly #listeners = new Set<() => void>();

  /** There is a new snapshot. */
  announce(n: number): void {
    this.#n = n;
    for (const listener of this.#listeners) listener();
  }

  /** The script that a page needs, as an element. */
  script(): string {
    const version = JSON.stringify(this.#version());
    return `<script>new EventSource("/__nacre/events").onmessage=(e)=>{if(e.data!==${version})location.reload()}</script>`;
  }

  /** Sends the current version, and each later one, until the page is gone. */
  async send(stream: SSEStreamingApi): Promise<void> {
    await new Promise<void>((resolve) => {
      const write = (): void => void stream.writeSSE({ data: this.#version() }).catch(resolve);
      this.#listeners.add(write);
      stream.onAbort(() => {
        this.#listeners.delete(write);
        resolve();
      });
      write();
    });
  }

  #version(): string {
    return `${this.#session}.${this.#n}`;
  }
}
