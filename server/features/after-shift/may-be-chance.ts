/** Beyond so many standard errors a difference is chance once in twenty times. */
const SURE = 1.96;
/** With fewer of either nothing can be said. */
const FEWEST = 8;

/** Whether two shares may differ by chance alone (two proportions, pooled). */
export function sharesMayBeChance(one: { good: number; of: number }, other: { good: number; of: number }): boolean {
  if (one.of < FEWEST || other.of < FEWEST) return true;
  const pooled = (one.good + other.good) / (one.of + other.of);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / one.of + 1 / other.of));
  if (error === 0) return true;
  return Math.abs(one.good / one.of - other.good / other.of) / error < SURE;
}

/** Of how long things took: the mean of their logarithms, since a few always take very long, and how far they spread. */
export interface Lengths {
  of: number;
  mean: number;
  spread: number;
}

/** Whether two kinds of lengths may differ by chance alone (Welch). */
export function lengthsMayBeChance(one: Lengths, other: Lengths): boolean {
  if (one.of < FEWEST || other.of < FEWEST) return true;
  const error = Math.sqrt(one.spread ** 2 / one.of + other.spread ** 2 / other.of);
  if (error === 0) return one.mean === other.mean;
  return Math.abs(one.mean - other.mean) / error < SURE;
}
