import type { BuildId, Choice, Slice, Snapshot } from "@nacre/contract";
import { livesOnPageOnly } from "@nacre/plan";
import type { WorkerJob } from "./WorkerJob.ts";

/** Id that a worker has as a build. It is no hash of any. */
export const WORKER: BuildId = "0".repeat(16);

/**
 * The world of a worker. There it is a build of its own, with the script of its runtime as entry and its modules as the
 * expose `.`, beside the build that it comes from: that may supply shared modules to it like any other.
 */
export function planWorker({ snapshot, build, chunk, page }: WorkerJob): Snapshot {
  const builds = map(snapshot.builds, (slice): Slice => ({ ...slice, base: new URL(slice.base, page).href }));
  const choices = map(snapshot.choices, (own) => map(own, (choice) => choiceInWorker(choice, builds)));
  const slice = builds[build]!;
  const worker = slice.workers![chunk]!;
  const { files } = slice.chunks[worker.chunks.at(-1)!]!;
  return {
    ...snapshot,
    builds: { ...builds, [WORKER]: { ...slice, entry: files, exposes: { ".": worker } } },
    choices: { ...choices, [WORKER]: choices[build] ?? {} },
  };
}

/** A copy that lives on the page only (of a foreign container or host) can not be had: the consumer's own is taken. */
function choiceInWorker(choice: Choice, builds: Record<BuildId, Slice>): Choice {
  return choice && livesOnPageOnly(builds[choice[0]]) ? 0 : choice;
}

function map<From, To>(record: Record<string, From>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
