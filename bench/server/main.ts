// A process of its own, so that the harness and the server do not share a thread.
import type { BuiltFolder } from "../variants/Variant.ts";
import type { Protocol } from "./addresses.ts";
import { createSite } from "./createSite.ts";
import { listen } from "./listen.ts";

/** One origin. */
export interface Site {
  port: number;
  protocol: Protocol;
  /** Builds below `/b/<name>/`. */
  built: readonly BuiltFolder[];
  /** HTML by path. */
  pages: Readonly<Record<string, string>>;
}
/** What the harness says. */
export type Order = { serve: readonly Site[] } | { latency: number } | "cpuTime";

let latency = 0;

// The harness may end in any way.
process.on("disconnect", () => process.exit());
process.on("message", (order: Order) => void carryOut(order).then(() => process.send!(cpuTime())));

async function carryOut(order: Order): Promise<void> {
  if (order === "cpuTime") return;
  if ("latency" in order) latency = order.latency;
  else await Promise.all(order.serve.map(start));
}

/** Milliseconds of the processor that this process has used. */
function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function start({ port, protocol, built, pages }: Site): Promise<void> {
  return listen(createSite({ built, pages, latency: () => latency }), port, protocol);
}
