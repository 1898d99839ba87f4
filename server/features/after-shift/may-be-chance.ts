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

/** Of how long things took, in logarithms, since a few always take very long: the middle one, and how far the middle half spreads. */
export interface Lengths {
  of: number;
  middle: number;
  half: number;
}

/** How far the middle of many lies from the true one, in spreads of their middle half: 1.253 / 1.349, as of what spreads evenly. */
const ERROR_OF_MIDDLE = 0.93;

/** Whether the middle ones of two kinds of lengths may differ by chance alone. */
export function lengthsMayBeChance(one: Lengths, other: Lengths): boolean {
  if (one.of < FEWEST || other.of < FEWEST) return true;
  const error = ERROR_OF_MIDDLE * Math.sqrt(one.half ** 2 / one.of + other.half ** 2 / other.of);
  if (error === 0) return one.middle === other.middle;
  return Math.abs(one.middle - other.middle) / error < SURE;
}
