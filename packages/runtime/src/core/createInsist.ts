import type { Network } from "./createPersist.ts";
import { fault } from "./fault.ts";

/**
 * Does what a page cannot be without, until it succeeds: there is nothing on the page yet that could ask again. Rejects only
 * with what is no failure of loading.
 *
 * @param work hears how often it has failed
 * @param deadline milliseconds for each time
 */
export type Insist = <Result>(work: (failed: number) => Promise<Result>, deadline?: number) => Promise<Result>;

/** @param report hears of the first failure */
export function createInsist({ timer, random, online }: Network, report: (error: unknown) => void): Insist {
  const { signal } = new AbortController();

  async function within<Result>(ms: number, work: Promise<Result>): Promise<Result> {
    let cancel = (): void => {};
    const late = new Promise<never>((_, reject) => {
      cancel = timer(ms, () => reject(fault("timeout", `timeout after ${ms} ms`)));
    });
    return Promise.race([work, late]).finally(cancel);
  }

  return async (work, deadline) => {
    for (let failed = 0; ; failed++) {
      try {
        return await (deadline ? within(deadline, work(failed)) : work(failed));
      } catch (error) {
        if (!isOfLoading(error)) throw error;
        if (!failed) report(error);
      }
      await new Promise<void>((done) => timer(random() * Math.min(5000, 200 * 2 ** failed), done));
      await online(signal);
    }
  };
}

function isOfLoading(error: unknown): boolean {
  const { kind = "", code = "" } = error as { kind?: string; code?: string };
  return kind !== "" || code.startsWith("NACRE_RUNTIME_");
}
