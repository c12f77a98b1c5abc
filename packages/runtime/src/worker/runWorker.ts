import { createRuntime } from "../core/createRuntime.ts";
import { installRuntime } from "../web/installRuntime.ts";
import { createWorkerAdapter } from "./createWorkerAdapter.ts";
import { planWorker, WORKER } from "./planWorker.ts";
import type { WorkerJob } from "./WorkerJob.ts";

/**
 * Carries out a worker's job: puts a runtime into this realm, loads everything that the worker needs in one wave, then
 * evaluates the worker's modules.
 *
 * @throws NacreError (as a rejection) as `Runtime.import`
 */
export async function runWorker(job: WorkerJob): Promise<void> {
  const runtime = installRuntime(createRuntime({ snapshot: planWorker(job), adapter: createWorkerAdapter() }));
  await runtime.import(`${job.snapshot.builds[job.build]!.name}@${WORKER}`);
}
