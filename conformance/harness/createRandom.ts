/** Chance that is the same for the same seed. */
export interface Random {
  /** A whole number below `limit`. */
  below(limit: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** Each item with this probability, in the given order. */
  some<Item>(items: readonly Item[], probability: number): Item[];
}

/** Mulberry32: 32 bits of state are enough to vary small graphs. */
export function createRandom(seed: number): Random {
  let state = seed * 0x9e3779b1;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const chance = (probability: number): boolean => next() < probability;
  return {
    below,
    chance,
    pick: (items) => items[below(items.length)]!,
    some: (items, probability) => items.filter(() => chance(probability)),
  };
}
