import type { WorkerJob } from "./WorkerJob.ts";

/**
 * The first thing that a worker does. Its text is the script of the worker, so it refers to nothing outside itself.
 *
 * Messages, and connections of a shared worker, may arrive before the worker's own code listens: they are kept, and
 * dispatched again once it has run. What fails becomes the worker's `error` event. Its script is tried three times, the second
 * time past the caches, for 8 seconds in all.
 *
 * @param load imports a module by its address
 */
export async function launch(job: WorkerJob, load: (url: string) => Promise<unknown>): Promise<void> {
  const types = ["message", "messageerror", "connect"];
  const early: MessageEvent[] = [];
  const keep = (event: Event): void => {
    event.stopImmediatePropagation();
    early.push(event as MessageEvent);
  };
  for (const type of types) addEventListener(type, keep);
  try {
    const { url, integrity } = job.script;
    let bytes: Blob | undefined;
    // What `createPersist` does for everything after this script, which brings that. Integrity refuses other answers, too.
    for (let failed = 0; !bytes; failed++) {
      const cache = failed === 1 ? "reload" : "default";
      const signal = AbortSignal.timeout(failed ? 2000 : 4000);
      bytes = await fetch(url, { integrity, cache, signal }).then(
        (response) => response.blob(),
        async (cause: unknown) => {
          if (failed === 2)
            throw new Error(`NACRE_RUNTIME_FILE_FAILED ${JSON.stringify({ url, reason: String(cause) })}`);
          await new Promise((done) => setTimeout(done, Math.random() * 200 * 2 ** failed));
          return undefined;
        },
      );
    }
    const script = URL.createObjectURL(new Blob([bytes], { type: "text/javascript" }));
    const { runWorker } = (await load(script)) as { runWorker(given: WorkerJob): Promise<void> };
    await runWorker(job);
  } catch (error) {
    early.length = 0;
    // The page hears of the message alone.
    if (error instanceof Error && error.cause instanceof Error) error.message += `: ${error.cause.message}`;
    reportError(error);
  }
  for (const type of types) removeEventListener(type, keep);
  // Copies: Chromium keeps an event stopped for ever.
  for (const { type, data, origin, lastEventId, source, ports } of early)
    dispatchEvent(new MessageEvent(type, { data: data as unknown, origin, lastEventId, source, ports: [...ports] }));
}
