import type { Network } from "../core/createPersist.ts";

/** Time, chance and the network of a process: there is no cache to go past, and nobody says that there is no network. */
export function createNodeNetwork(deadline: number = 2000): Network {
  return {
    deadline,
    now: () => performance.now(),
    timer(ms, done) {
      const timer = setTimeout(done, ms);
      return () => clearTimeout(timer);
    },
    random: () => Math.random(),
    online: async () => {},
  };
}
