import type { DeskEntry } from '../desks/index.ts';
import { nextOpening } from '../desks/index.ts';

/** The evening before a shift a swap ends, so that its owner knows where they stand. */
const EVENING = '17:00';
/** A reminder nearer to the end than this helps nobody. */
const LAST_REMINDER = { minutes: 30 };

type DeskTime = Pick<DeskEntry, 'hours' | 'timeZone'>;

/** Until when a swap is open: the evening before the shift, or where that has passed until it begins, or ends. */
export function endOfSwap(
  shift: { on_date: string; time_zone: string; starts_at: Temporal.Instant; ends_at: Temporal.Instant },
  at: Temporal.Instant,
): Temporal.Instant {
  const evening = Temporal.PlainDate.from(shift.on_date)
    .subtract({ days: 1 })
    .toZonedDateTime({ timeZone: shift.time_zone, plainTime: EVENING })
    .toInstant();
  const ends = [evening, shift.starts_at].find((moment) => Temporal.Instant.compare(moment, at) > 0);
  return ends ?? shift.ends_at;
}

/**
 * When those who could take a swap are reminded next: after half of the time that is left, so ever sooner, while the desk is
 * open. Null: not any more.
 */
export function nextReminder(desk: DeskTime, at: Temporal.Instant, endsAt: Temporal.Instant): Temporal.Instant | null {
  const half = Math.floor((endsAt.epochMilliseconds - at.epochMilliseconds) / 2);
  if (half <= 0) return null;
  const moment = nextOpening(desk, at.add({ milliseconds: half }));
  if (moment === null || Temporal.Instant.compare(moment, endsAt.subtract(LAST_REMINDER)) > 0) return null;
  return moment;
}
