import type { DeskEntry } from '../desks/index.ts';
import { addOpenTime } from '../desks/index.ts';

/** Minutes after which somebody else is asked too: half of what is left, and within these. */
const SOONEST = 15;
const LATEST = 60;
/** Minutes before the customer's clock ends at which a changed reply goes by itself. */
const BEFORE_DUE = 15;
const WITHOUT_CLOCK = 120;

/** When somebody else is asked to look too, should nobody have: in the desk's open time. */
export function askAgainAt(desk: DeskEntry, now: Temporal.Instant, dueAt: Temporal.Instant | null): Temporal.Instant {
  const left = dueAt === null ? Number.POSITIVE_INFINITY : now.until(dueAt).total('minutes');
  return addOpenTime(desk, now, Math.round(Math.min(LATEST, Math.max(SOONEST, left / 2))));
}

/** When a reply that was changed and given back goes as it is: in time for the customer, and not before its writer could read it. */
export function goesAt(desk: DeskEntry, now: Temporal.Instant, dueAt: Temporal.Instant | null): Temporal.Instant {
  const soonest = addOpenTime(desk, now, SOONEST);
  if (dueAt === null) return addOpenTime(desk, now, WITHOUT_CLOCK);
  const inTime = dueAt.subtract({ minutes: BEFORE_DUE });
  return Temporal.Instant.compare(inTime, soonest) > 0 ? inTime : soonest;
}
