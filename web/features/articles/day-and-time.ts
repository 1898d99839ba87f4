import type { Instant } from '../../i18n/index.ts';

/** "17 Nov, 11:09" */
export function dayAndTime(
  moments: { shortDate: (instant: Instant) => string; time: (instant: Instant) => string },
  instant: Instant,
): string {
  return `${moments.shortDate(instant)}, ${moments.time(instant)}`;
}
