import type { WeeklyHours } from '../../../contract/desks.ts';

/** What of a desk decides about its time. No hours at all means: always open. */
export interface OpenTime {
  hours: WeeklyHours;
  timeZone: string;
}

/** A stretch of open time, `to` excluded. */
interface Stretch {
  from: Temporal.Instant;
  to: Temporal.Instant;
}

/** Nothing is looked for beyond this: a desk open one hour a week with a target of months would otherwise be walked for years. */
const HORIZON_DAYS = 366;
const MINUTES_A_DAY = 24 * 60;
const NANOSECONDS_A_MINUTE = 60_000_000_000n;

/**
 * The instant at which `openMinutes` of the desk's open time have passed since `from`. Counted in real time, so an hour
 * that a clock change takes away or gives twice is counted as it happens. Where the hours give less within a year, the end
 * of that year.
 */
export function addOpenTime(desk: OpenTime, from: Temporal.Instant, openMinutes: number): Temporal.Instant {
  if (desk.hours.length === 0) return from.add({ minutes: openMinutes });
  let left = BigInt(openMinutes) * NANOSECONDS_A_MINUTE;
  for (const stretch of stretchesAfter(desk, from)) {
    const length = stretch.to.epochNanoseconds - stretch.from.epochNanoseconds;
    if (length >= left) return Temporal.Instant.fromEpochNanoseconds(stretch.from.epochNanoseconds + left);
    left -= length;
  }
  return endOfHorizon(from);
}

/** When the desk says that it will have answered what came at `from`. */
export function replyDue(desk: OpenTime & { replyTargetMinutes: number }, from: Temporal.Instant): Temporal.Instant {
  return addOpenTime(desk, from, desk.replyTargetMinutes);
}

export function isOpen(desk: OpenTime, at: Temporal.Instant): boolean {
  const opening = nextOpening(desk, at);
  return opening !== null && opening.epochNanoseconds === at.epochNanoseconds;
}

/** Until when the desk is open without a break; null while it is closed, and where it never closes. */
export function openUntil(desk: OpenTime, at: Temporal.Instant): Temporal.Instant | null {
  if (desk.hours.length === 0) return null;
  for (const { from, to } of stretchesAfter(desk, at)) {
    return from.epochNanoseconds === at.epochNanoseconds ? to : null;
  }
  return null;
}

/** `at` itself while the desk is open, else when it opens next; null when it does not within a year. */
export function nextOpening(desk: OpenTime, at: Temporal.Instant): Temporal.Instant | null {
  if (desk.hours.length === 0) return at;
  for (const stretch of stretchesAfter(desk, at)) return stretch.from;
  return null;
}

function endOfHorizon(from: Temporal.Instant): Temporal.Instant {
  return from.add({ hours: HORIZON_DAYS * 24 });
}

/** Open stretches from `from` on, in order, the first cut at `from`. */
function* stretchesAfter(desk: OpenTime, from: Temporal.Instant): Generator<Stretch> {
  const days = blocksByDay(desk.hours);
  let date = from.toZonedDateTimeISO(desk.timeZone).toPlainDate();
  for (let day = 0; day <= HORIZON_DAYS; day++, date = date.add({ days: 1 })) {
    const blocks = days[date.dayOfWeek];
    if (!blocks) continue;
    for (const stretch of stretchesOfDay(date, desk.timeZone, blocks)) {
      if (Temporal.Instant.compare(stretch.to, from) <= 0) continue;
      yield Temporal.Instant.compare(stretch.from, from) < 0 ? { from, to: stretch.to } : stretch;
    }
  }
}

/** Minutes from local midnight, as the clock on the wall shows them. */
type Block = readonly [from: number, to: number];

/** By ISO day of the week; overlapping and touching blocks are made one, so that no minute counts twice. */
function blocksByDay(hours: WeeklyHours): (Block[] | undefined)[] {
  const days: (Block[] | undefined)[] = [];
  const sorted = hours
    .map(({ day, from, to }) => ({ day, from: minutesOf(from), to: minutesOf(to) }))
    .sort((a, b) => a.day - b.day || a.from - b.from);
  for (const { day, from, to } of sorted) {
    if (to <= from) continue;
    days[day] ??= [];
    const blocks = days[day];
    const last = blocks.at(-1);
    if (last && from <= last[1]) blocks[blocks.length - 1] = [last[0], Math.max(last[1], to)];
    else blocks.push([from, to]);
  }
  return days;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/**
 * The blocks of one local date as instants: open is whenever the clock on the wall reads a time within a block. So on the
 * day of a clock change the day is taken in two parts, each with one offset: what the clock skips is never open, what it
 * shows twice is open twice.
 */
function stretchesOfDay(date: Temporal.PlainDate, timeZone: string, blocks: readonly Block[]): Stretch[] {
  const start = date.toZonedDateTime(timeZone);
  const end = date.add({ days: 1 }).toZonedDateTime(timeZone);
  const midnight = date.toZonedDateTime('UTC').epochNanoseconds;
  const stretches: Stretch[] = [];
  let part = start;
  while (part.epochNanoseconds < end.epochNanoseconds) {
    const change = part.getTimeZoneTransition('next');
    const until = change && change.epochNanoseconds < end.epochNanoseconds ? change : end;
    // Wall time is instant + offset; so the instant of a block's edge is midnight "in UTC" + its minutes − offset.
    const toInstant = (minutes: number): bigint =>
      midnight + BigInt(minutes) * NANOSECONDS_A_MINUTE - BigInt(part.offsetNanoseconds);
    for (const [opens, closes] of blocks) {
      const from = largest(toInstant(opens), part.epochNanoseconds);
      const to = smallest(toInstant(Math.min(closes, MINUTES_A_DAY)), until.epochNanoseconds);
      if (from < to) {
        stretches.push({
          from: Temporal.Instant.fromEpochNanoseconds(from),
          to: Temporal.Instant.fromEpochNanoseconds(to),
        });
      }
    }
    part = until;
  }
  return stretches.sort((a, b) => Temporal.Instant.compare(a.from, b.from));
}

function largest(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

function smallest(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
