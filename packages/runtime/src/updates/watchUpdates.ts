import { NacreError, type Snapshot } from "@nacre/contract";
import { checkSignature } from "../signing/checkSignature.ts";
import type { TrustedKey } from "../signing/types.ts";
import type { Runtime } from "../types.ts";
import { pageWorld, type UpdatesWorld } from "./pageWorld.ts";

/** What `watchUpdates` takes. Nothing is needed. */
export interface UpdatesOptions {
  /** Where the newest snapshot lies. Default: `/snapshot.json`. */
  url?: string;
  /** Milliseconds between two looks; a page that nobody sees does not look. Default: 300,000, five minutes. */
  every?: number;
  /** One of them has to have signed what is found there. Default: signatures are not looked at. */
  keys?: readonly TrustedKey[];
  /** Hears of each look that failed. The next one comes all the same. */
  onError?: (error: unknown) => void;
  /** The surroundings. Default: the page's. */
  world?: Partial<UpdatesWorld>;
}

/** What is known of newer snapshots than the page's. `createShellRouter` takes it, and `useUpdate` reads it. */
export interface Updates {
  /** Number of a newer snapshot, once one is known. */
  readonly available: number | undefined;
  /** Whether a navigation may leave this document for a newer one: there is one, nobody defers, and the browser is online. */
  readonly due: boolean;
  /** Looks now, whatever the time. Never rejects. */
  check(): Promise<void>;
  /** Keeps the page as it is until the function that it gives is called. Every caller has a veto of their own. */
  defer(): () => void;
  /**
   * Leaves this document for one of the newer snapshot, unless it is not `due`.
   *
   * @param href default: this page, loaded anew
   * @param replace whether it takes the place of this one in the history
   * @returns whether it was due
   */
  adopt(href?: string, replace?: boolean): boolean;
  /** Hears when a newer snapshot is known. Returns the function that stops it. */
  subscribe(listener: () => void): () => void;
  /** Ends the looking. */
  stop(): void;
}

/**
 * Finds out whether there is a newer snapshot than the one that this page started with. The page keeps its own: a newer one is
 * adopted by loading a document, and this changes, loads and evaluates nothing before that. Of what is fetched only the
 * number and the environment count; the document brings the snapshot that is executed.
 *
 * A snapshot whose document was loaded, and brought an older one, is not told again.
 *
 * @param runtime the page's
 * @example
 * const updates = watchUpdates(findRuntime(), { every: 60_000 });
 * const router = createShellRouter({ routes, updates });
 */
export function watchUpdates(runtime: Pick<Runtime, "snapshot">, options: UpdatesOptions = {}): Updates {
  return new Watch(runtime.snapshot, options);
}

class Watch implements Updates {
  available: number | undefined;
  readonly #options: UpdatesOptions;
  readonly #world: UpdatesWorld;
  readonly #environment: string;
  /** Under which the number is kept whose document was loaded. */
  readonly #key: string;
  /** Of the newest snapshot that this page began with, or was loaded to begin with. */
  readonly #known: number;
  readonly #listeners = new Set<() => void>();
  readonly #vetoes = new Set<object>();
  readonly #forgetVisible: () => void;
  #state: "waiting" | "looking" | "out of sight" | "over" = "waiting";
  #cancelTimer = (): void => {};

  /** Keeps what it needs now: `register` changes the runtime's snapshot, and raises its number. */
  constructor({ n, environment, root }: Snapshot, options: UpdatesOptions) {
    this.#options = options;
    this.#world = { ...pageWorld, ...options.world };
    this.#environment = environment;
    this.#key = `nacre.adopted.${root}`;
    this.#known = Math.max(n, this.#world.recall(this.#key));
    this.#forgetVisible = this.#world.onVisible(() => {
      if (this.#state === "out of sight") this.#look();
    });
    this.#wait();
  }

  get due(): boolean {
    return this.available !== undefined && this.#vetoes.size === 0 && this.#world.online();
  }

  async check(): Promise<void> {
    if (this.#state === "looking" || this.#state === "over") return;
    this.#cancelTimer();
    this.#state = "looking";
    try {
      this.#take(await this.#readNumber());
    } catch (error) {
      this.#options.onError?.(error);
    }
    // What it heard, or somebody meanwhile, may have ended it.
    if (!this.#isOver()) this.#wait();
  }

  defer(): () => void {
    const veto = {};
    this.#vetoes.add(veto);
    return () => void this.#vetoes.delete(veto);
  }

  adopt(href?: string, replace?: boolean): boolean {
    if (!this.due) return false;
    this.#world.remember(this.#key, this.available!);
    this.#world.load(href, replace);
    return true;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  stop(): void {
    this.#state = "over";
    this.#cancelTimer();
    this.#forgetVisible();
  }

  #wait(): void {
    this.#state = "waiting";
    this.#cancelTimer = this.#world.timer(this.#options.every ?? 300_000, () => this.#look());
  }

  #look(): void {
    if (this.#world.visible()) void this.check();
    else this.#state = "out of sight";
  }

  #isOver(): boolean {
    return this.#state === "over";
  }

  async #readNumber(): Promise<number> {
    const { url = "/snapshot.json", keys } = this.#options;
    const input = await this.#world.read(url);
    const wanted = this.#environment;
    const found = keys
      ? await checkSignature(input, { environment: wanted, keys }, Date.now())
      : (input as Partial<Snapshot> | null);
    if (found?.environment !== wanted)
      throw new NacreError("NACRE_RUNTIME_SNAPSHOT_OTHER_ENVIRONMENT", { found: found?.environment, wanted });
    return Number.isSafeInteger(found.n) ? found.n! : 0;
  }

  #take(n: number): void {
    if (this.#isOver() || n <= this.#known) return;
    this.available = n;
    // The document will be of the newest one, whichever that is by then.
    this.stop();
    for (const listener of this.#listeners) listener();
  }
}
