/** Pauses before each further try, in seconds: days in all, as Standard Webhooks recommends. */
const PAUSES = [5, 5 * 60, 30 * 60, 2 * 3_600, 5 * 3_600, 10 * 3_600, 14 * 3_600, 20 * 3_600, 24 * 3_600];
/** Up to this share longer, so that what failed together does not come back together. */
const JITTER = 0.2;

/**
 * When to try again after `attempts` tries, or null when it is over.
 * @param random between 0 and 1
 */
export function nextTry(attempts: number, now: Temporal.Instant, random: number): Temporal.Instant | null {
  const pause = PAUSES[attempts - 1];
  if (pause === undefined) return null;
  return now.add({ milliseconds: Math.round(pause * 1_000 * (1 + JITTER * random)) });
}
