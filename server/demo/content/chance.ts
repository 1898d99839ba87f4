/**
 * Chance that repeats itself: the same seed gives the same sample company on every machine. Mulberry32, which is plenty
 * for choosing words and worthless for secrets.
 */
export interface Chance {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** True about `share` of the time, 0 to 1. */
  yes(share: number): boolean;
  one<T>(list: readonly T[]): T;
  /** One entry, each as likely as its weight. */
  weighted<T>(list: readonly (readonly [T, number])[]): T;
  /** The same entries in another order; the list given stays as it is. */
  shuffled<T>(list: readonly T[]): T[];
}

export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const one = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new Error('Nothing to choose from.');
    return list[Math.floor(next() * list.length)] as T;
  };
  return {
    next,
    one,
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    yes: (share) => next() < share,
    weighted<T>(list: readonly (readonly [T, number])[]): T {
      const sum = list.reduce((all, [, weight]) => all + weight, 0);
      let left = next() * sum;
      for (const [entry, weight] of list) {
        left -= weight;
        if (left < 0) return entry;
      }
      return one(list)[0];
    },
    shuffled<T>(list: readonly T[]): T[] {
      const result = [...list];
      for (let at = result.length - 1; at > 0; at--) {
        const other = Math.floor(next() * (at + 1));
        [result[at], result[other]] = [result[other] as T, result[at] as T];
      }
      return result;
    },
  };
}
