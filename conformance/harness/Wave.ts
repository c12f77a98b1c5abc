/** Milliseconds after which a wave counts as broken. Nothing that works waits this long. */
const patience = 3000;

/**
 * Requests that are expected together. None is answered before all have arrived: so a request that is found in the
 * response of another can never come, and whatever arrives was asked for at once. No clock decides.
 */
export class Wave {
  readonly #awaited: Set<string>;
  readonly #done: PromiseWithResolvers<void> = Promise.withResolvers();
  readonly #timer: NodeJS.Timeout;
  #ended = false;
  /** Files that came and were not expected. */
  readonly extra: string[] = [];
  /** Expected files that did not come while the others waited for them. Empty: the wave was one. */
  missing: string[] = [];

  constructor(expected: Iterable<string>) {
    this.#awaited = new Set(expected);
    this.#timer = setTimeout(() => this.end(), patience);
  }

  /** Resolves when everything that is expected has arrived. */
  arrive(file: string): Promise<void> {
    if (!this.#awaited.delete(file)) this.extra.push(file);
    if (this.#awaited.size === 0) this.end();
    return this.#done.promise;
  }

  /** Answers everything. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#timer);
    this.missing = [...this.#awaited];
    this.#done.resolve();
  }
}
