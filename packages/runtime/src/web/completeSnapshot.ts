import { checkSnapshotSchema, NacreError } from "@nacre/contract";
import { matchRoute } from "@nacre/plan";
import type { SnapshotPart, WholeSnapshot } from "../html/WholeSnapshot.ts";
import type { PageRuntime } from "../types.ts";
import type { Recovery } from "./handOver.ts";

/** What this asks of the page. */
export interface PageOfPart {
  /** Of the document. */
  pathname: string;
  /** Fetches and parses the file, if it has that hash. */
  get(whole: WholeSnapshot): Promise<unknown>;
  timer(ms: number, done: () => void): void;
  report(error: unknown): void;
}

/**
 * Makes the snapshot of a page whole: requests it at once, and lets the application start when it is there, so that nothing
 * after that has to wait for it. Where it does not come in time, the application starts with the part, which has all that the
 * page's route reaches; what lies outside is asked for again by whoever needs it. A page whose route is outside waits.
 *
 * Mutates the runtime: what `load` and `import` do not know, they wait for.
 *
 * @returns what changes the page's recovery, so that it awaits this
 */
export function completeSnapshot(runtime: PageRuntime, page: PageOfPart): (recovery: Recovery) => Recovery {
  const part = runtime.snapshot as SnapshotPart;
  const { url, route } = part.whole;
  const { load } = runtime;
  const isInside = page.pathname === route || matchRoute(part.routes, page.pathname) !== undefined;
  let isWhole = false;
  let recovery: Recovery | undefined;
  let round: Promise<void> | undefined;

  async function take(): Promise<void> {
    const snapshot = checkSnapshotSchema(await page.get(part.whole));
    // An earlier try that was late.
    if (isWhole) return;
    isWhole = true;
    // What is known stays the same, also for who compares objects.
    runtime.adopt({ ...snapshot, builds: { ...snapshot.builds, ...part.builds } });
    const { modules = [], preload = [] } = matchRoute(snapshot.routes, page.pathname)?.route ?? {};
    if (!isInside) void runtime.preload([...modules, ...preload]);
  }

  let first: Promise<void> | undefined = take();
  first.catch(() => {});

  async function ask(): Promise<void> {
    const begun = first ?? take();
    first = undefined;
    begun.catch(() => {});
    const { signal } = new AbortController();
    try {
      await (recovery?.persist({ requests: [part.whole], attempt: take, first: begun, retried() {}, signal }) ?? begun);
    } catch (cause) {
      throw new NacreError("NACRE_RUNTIME_SNAPSHOT_INCOMPLETE", { url, reason: String(cause) }, { cause });
    }
  }

  function complete(): Promise<void> {
    return (round ??= ask().finally(() => (round = undefined)));
  }

  runtime.load = async (reference) => {
    if (isWhole) return load(reference);
    try {
      return await load(reference);
    } catch (error) {
      if (!isUnknown(error)) throw error;
      await complete();
      return load(reference);
    }
  };
  runtime.import = async (reference) => (await runtime.load(reference))();

  return (given) => {
    recovery = given;
    const { deadline, insist } = given;
    const started = isInside
      ? Promise.race([complete().catch(page.report), new Promise<void>((done) => page.timer(deadline / 4, done))])
      : insist(complete);
    return {
      ...given,
      async insist(work, ms) {
        await started;
        return insist(work, ms);
      },
    };
  };
}

function isUnknown(error: unknown): boolean {
  const { code } = error as Partial<NacreError>;
  return code === "NACRE_PLAN_UNKNOWN_CONTAINER" || code === "NACRE_PLAN_UNKNOWN_BUILD";
}
