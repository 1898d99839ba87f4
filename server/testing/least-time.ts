const TRIES = 6;

/**
 * Milliseconds of the quickest of a few tries, for tests that hold "takes time by its length alone": other programs, and other
 * machines on the same host, take from some tries and not from all, and processor time grows with what a host takes away.
 * Tries no more once one took less than `enough`.
 */
export async function leastTime(enough: number, work: () => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < TRIES && least >= enough; tries++) {
    const started = performance.now();
    await work();
    least = Math.min(least, performance.now() - started);
  }
  return least;
}
