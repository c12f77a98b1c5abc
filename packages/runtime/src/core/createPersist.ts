import { fault, type Fault } from "./fault.ts";

/** Tries for one address. The second one goes past all caches. */
const TRIES = 3;
/** An origin may be asked once more, beyond the first tries, every so many milliseconds; that many tries may be saved up. */
const REFILL = 500;
const SAVED = 20;

/** What a file is asked for by. */
interface Request {
  url: string;
}

/** What has to be got, from where, and how. */
export interface Job<Asked extends Request = Request> {
  /** Where it lies, best first. */
  requests: readonly Asked[];
  /** May go on when it is given up: whichever comes first counts, and then all others are aborted. */
  attempt: (request: Asked) => Promise<unknown>;
  /** What came of the first attempt at the first address, which has begun. */
  first: Promise<unknown>;
  /** Hears of each try but the first of all, and of the fault that it follows. */
  retried: (url: string, cause: Fault) => void;
  signal: AbortSignal;
}

/**
 * Gets something, or rejects with the last `Fault` when nothing more would help or the time is over. What rejects with a
 * `NacreError` has run, and is not tried again.
 */
export type Persist = <Asked extends Request>(job: Job<Asked>) => Promise<void>;

/** The world, as far as trying again needs it. */
export interface Network {
  /** Milliseconds for one file, all tries included. */
  deadline: number;
  /** Milliseconds since any fixed moment. */
  now(): number;
  /** Calls back after milliseconds. Returns what cancels that. */
  timer(ms: number, done: () => void): () => void;
  /** From 0 to below 1. */
  random(): number;
  /** Resolves when there is a network: at once, unless it is known that there is none. */
  online(signal: AbortSignal): Promise<unknown>;
  /**
   * Requests a file past all caches, and leaves it in them for the next try. Gives words about what came.
   *
   * @throws Fault `http`
   */
  refresh?(request: Request, signal: AbortSignal): Promise<string>;
}

/**
 * How a runtime deals with a bad network: deadlines, backoff with full jitter, a budget of tries per origin, one request past
 * the caches per address, waiting for a network. Decides only: time, chance and the network are arguments.
 *
 * What takes long is not given up. The next try runs beside it, and whichever comes first counts.
 *
 * @example const adapter = { ...own, persist: createPersist(network) };
 */
export function createPersist({ deadline, now, timer, random, online, refresh }: Network): Persist {
  /** When each origin will have saved up all its tries. */
  const full: Record<string, number> = {};

  function spend(url: string): boolean {
    const origin = url.split("/", 3).join();
    const next = Math.max(now(), full[origin] ?? 0) + REFILL;
    return next <= now() + SAVED * REFILL && !!(full[origin] = next);
  }

  return async ({ requests, attempt, first, retried, signal }) => {
    const start = now();
    let cancel = (): void => {};
    let cause: Fault | undefined;
    let win: () => void;
    const won = new Promise<void>((resolve) => (win = resolve));

    const wait = (ms: number): Promise<void> => new Promise((done) => (cancel = timer(Math.max(0, ms), done)));

    async function within<Result>(ms: number, work: Promise<Result>): Promise<Result> {
      const late = wait(ms).then(() => {
        throw fault("timeout", `timeout after ${Math.round(ms)} ms`);
      });
      return Promise.race([work, late]).finally(() => cancel());
    }

    /** @param left milliseconds for this address */
    async function tryOnce(k: number, begin: () => Promise<unknown>, url: string, left: () => number): Promise<void> {
      if (k) {
        await wait(Math.min(left(), random() * Math.min(5000, 100 * 2 ** k)));
        await within(left(), online(signal));
      }
      if (cause) retried(url, cause);
      const answer = k === 1 && refresh ? await within(left() / 2, refresh({ url }, signal)) : undefined;
      // Meanwhile an earlier try may have come.
      signal.throwIfAborted();
      const work = begin();
      work.then(win, () => {});
      try {
        await within(k < TRIES - 1 ? left() / 2 : left(), work);
      } catch (error) {
        // The bytes came, but they are refused.
        throw answer && !(error as Fault).kind ? fault("integrity", `refused: ${answer}`) : error;
      }
    }

    async function tryAll(): Promise<void> {
      for (const [i, request] of requests.entries()) {
        const left = (): number => start + (deadline * (i + 1)) / requests.length - now();
        for (let k = 0; k < TRIES && left() > 0; k++)
          try {
            return await tryOnce(k, () => (i + k ? attempt(request) : first), request.url, left);
          } catch (error) {
            cause = error as Fault;
            if (signal.aborted || ran(cause)) throw error;
            if ((k && isFinal(cause)) || !spend(request.url)) break;
          }
      }
      throw cause;
    }

    try {
      await Promise.race([won, tryAll()]);
    } finally {
      cancel();
    }
  };
}

/** These are the planned bytes: others would not help. */
function ran(cause: Fault): boolean {
  return cause.kind === "evaluation" || "code" in cause;
}

/** Asking once more would give the same. */
function isFinal({ kind, status = 500 }: Fault): boolean {
  return kind === "integrity" || status < 500;
}
