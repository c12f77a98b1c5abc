import { once } from "node:events";
import { dirname, join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { NacreError } from "@nacre/contract";
import { watch } from "chokidar";
import { descriptions, TYPES } from "./readBuild.ts";

/** Milliseconds of silence after which a build counts as written. */
const quiet = 100;
/** A bundler writes its files in any order: what looks broken now may be whole soon. */
const attempts = 10;
const pause = 200;

export interface WatchHandlers {
  /** Gets the folders that changed, gives the problems that it found. Calls do not overlap. */
  onChange(folders: string[]): Promise<NacreError[]>;
  /** The problems that were still there after two seconds. */
  onRefused(problems: NacreError[]): void;
}

/**
 * Watches the manifests of builds, and what foreign containers have in their place, also of those that do not exist yet.
 *
 * @returns Stops the watching, after the call that is under way.
 */
export async function watchBuilds(folders: readonly string[], handlers: WatchHandlers): Promise<() => Promise<void>> {
  const changed = new Set<string>();
  const stopping = new AbortController();
  let running: Promise<void> | undefined;

  const settle = async (): Promise<void> => {
    while (changed.size > 0 && !stopping.signal.aborted) {
      await delay(quiet);
      const batch = [...changed];
      changed.clear();
      const problems = await attempt(
        () => handlers.onChange(batch),
        () => stopping.signal.aborted || changed.size > 0,
      );
      if (problems.length > 0 && changed.size === 0 && !stopping.signal.aborted) handlers.onRefused(problems);
    }
    running = undefined;
  };

  const manifests = folders.flatMap((folder) => [...descriptions, TYPES].map((file) => join(resolve(folder), file)));
  const watcher = watch(manifests, { ignoreInitial: true });
  watcher.on("all", (event, path) => {
    if (event !== "add" && event !== "change") return;
    changed.add(dirname(resolve(path)));
    running ??= settle();
  });
  await once(watcher, "ready");
  return async () => {
    stopping.abort();
    await watcher.close();
    await running;
  };
}

/** Tries until there is no problem, for two seconds. */
async function attempt(change: () => Promise<NacreError[]>, isOver: () => boolean): Promise<NacreError[]> {
  for (let left = attempts; ; left -= 1) {
    const problems = await change();
    if (problems.length === 0 || left === 0 || isOver()) return problems;
    await delay(pause);
  }
}
