import { setTimeout as pause } from 'node:timers/promises';

const LOOK_EVERY_MS = 40;
/** What takes longer is looked for less often: looking is work too, for the one that is waited for. */
const LOOK_AT_LEAST_EVERY_MS = 150;
const SELDOMER = 1.2;
/** For a machine that others slow down too: only what never comes takes so long. */
const PATIENCE_MS = 60_000;

/**
 * Looks again and again until there is something to see. A look that throws (the server is away just now) counts as
 * nothing to see; what it threw last is told when the patience ends.
 */
export async function until<Seen>(
  what: string,
  look: () => Promise<Seen | undefined | null | false> | Seen | undefined | null | false,
  within = PATIENCE_MS,
): Promise<Seen> {
  const end = performance.now() + within;
  let trouble = '';
  for (let wait = LOOK_EVERY_MS; ; wait = Math.min(wait * SELDOMER, LOOK_AT_LEAST_EVERY_MS)) {
    try {
      const seen = await look();
      if (seen !== undefined && seen !== null && seen !== false) return seen;
      trouble = '';
    } catch (error) {
      trouble = ` (${error instanceof Error ? error.message : String(error)})`;
    }
    if (performance.now() > end) throw new Error(`waited ${within / 1000} s in vain: ${what}${trouble}`);
    await pause(wait);
  }
}

/** Milliseconds in which a number that grows may stand still: a start after a kill is in it, on a machine with others. */
const STANDS_STILL_MS = 180_000;

/** Waits until a number has come to `enough`, however long it takes, as long as it grows. */
export async function untilGrownTo(what: string, enough: number, look: () => Promise<number> | number): Promise<void> {
  let most = Number.NEGATIVE_INFINITY;
  let grewAt = performance.now();
  for (;;) {
    let trouble = '';
    try {
      const now = await look();
      if (now >= enough) return;
      if (now > most) {
        most = now;
        grewAt = performance.now();
      }
    } catch (error) {
      trouble = ` (${error instanceof Error ? error.message : String(error)})`;
    }
    if (performance.now() - grewAt > STANDS_STILL_MS)
      throw new Error(`${what}: it stands still at ${most} of ${enough}${trouble}`);
    await pause(LOOK_EVERY_MS);
  }
}
