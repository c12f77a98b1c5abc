import type { Network } from "../core/createPersist.ts";
import { fault } from "../core/fault.ts";

/** Milliseconds for one file, when nobody says otherwise. */
export const DEADLINE = 8000;

/** Time, chance and the network of a page or a worker. */
export function createNetwork(deadline: number = DEADLINE): Network {
  return {
    deadline,
    now: () => performance.now(),
    timer(ms, done) {
      const id = setTimeout(done, ms);
      return () => clearTimeout(id);
    },
    random: () => Math.random(),
    // Only the answer that there is none can be relied on.
    online: (signal) =>
      new Promise((resolve) =>
        !(globalThis.navigator?.onLine ?? true)
          ? addEventListener("online", resolve, { once: true, signal })
          : resolve(undefined),
      ),
    async refresh({ url }, signal) {
      const response = await fetch(url, { cache: "reload", signal });
      const { status } = response;
      if (!response.ok) throw fault("http", `status ${status}`, { status });
      await response.arrayBuffer();
      return `status ${status}, type ${response.headers.get("content-type")}`;
    },
  };
}
