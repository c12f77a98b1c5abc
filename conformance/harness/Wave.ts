/** Milliseconds without a request after which a wave counts as broken. Nothing that works is silent this long. */
const patience = 5000;

/**
 * Requests that are expected together. None is answered before all have arrived: so a request that is found in the
 * response of another can never come, and whatever arrives was asked for at once. No clock decides.
 */
export class Wave {
  readonly #awaited: Set<string>;
  readonly #done: PromiseWithResolvers<void> = Promise.withResolvers();
  #timer: NodeJS.Timeout | undefined;
  #ended = false;
  /** Files that came and were not expected. */
  readonly extra: string[] = [];
  /** Expected files that did not come while the others waited for them. Empty: the wave was one. */
  missing: string[] = [];

  constructor(expected: Iterable<string>) {
    this.#awaited = new Set(expected);
  }

  /** Resolves when everything that is expected has arrived. */
  arrive(file: string): Promise<void> {
    if (!this.#awaited.delete(file)) this.extra.push(file);
    clearTimeout(this.#timer);
    if (this.#awaited.size === 0) this.end();
    else if (!this.#ended) this.#timer = setTimeout(() => this.end(), patience);
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
