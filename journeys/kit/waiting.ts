import { setTimeout as pause } from 'node:timers/promises';

const LOOK_EVERY_MS = 40;
const PATIENCE_MS = 20_000;

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
  for (;;) {
    try {
      const seen = await look();
      if (seen !== undefined && seen !== null && seen !== false) return seen;
      trouble = '';
    } catch (error) {
      trouble = ` (${error instanceof Error ? error.message : String(error)})`;
    }
    if (performance.now() > end) throw new Error(`waited ${within / 1000} s in vain: ${what}${trouble}`);
    await pause(LOOK_EVERY_MS);
  }
}
