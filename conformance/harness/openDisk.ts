import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import type { BuildId, Snapshot } from "@nacre/contract";
import { CHUNK_GLOBAL, createRuntime, type Runtime } from "@nacre/runtime";

export interface DiskPage {
  runtime: Runtime;
  /** Addresses, in the order of the requests. */
  requested: string[];
}

/** A runtime on builds whose files come from the disk, in a realm of their own. */
export function openDisk(snapshot: Snapshot): DiskPage {
  const realm = createContext({}) as Record<PropertyKey, unknown>;
  const requested: string[] = [];
  let current: BuildId | undefined;
  const runtime = createRuntime({
    snapshot,
    adapter: {
      async loadScript({ build, url }) {
        requested.push(url);
        // What is found in another file comes later than what was asked for at once.
        await Promise.resolve();
        current = build;
        runInContext(readFileSync(url, "utf8"), realm, { filename: url });
      },
      async loadStyle({ url }) {
        requested.push(url);
      },
      currentBuild: () => current,
      global: (name) => realm[name],
      now: () => 0,
      resolveUrl: (url) => url,
    },
  });
  realm[Symbol.for("nacre")] = runtime;
  realm[CHUNK_GLOBAL] = runtime;
  return { runtime, requested };
}
