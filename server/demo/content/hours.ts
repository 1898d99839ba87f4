import type { DemoDesk } from './shapes.ts';

const DAY_LIMIT = 21;

interface Span {
  from: Temporal.Instant;
  to: Temporal.Instant;
}

/** Fixed feasts on which nobody answers, month and day; the sample keeps the Italian ones. */
const FEASTS = new Set(['12-25', '12-26', '01-01', '01-06', '04-25', '05-01', '06-02', '08-15', '11-01', '12-08']);

function spansOf(desk: DemoDesk, day: Temporal.PlainDate, keepFeasts: boolean): Span[] {
  if (keepFeasts && FEASTS.has(day.toString().slice(5))) return [];
  return desk.hours
    .filter((hours) => hours.weekday === day.dayOfWeek)
    .map(({ from, to }) => ({ from: instantAt(desk, day, from), to: instantAt(desk, day, to) }))
    .sort((a, b) => Temporal.Instant.compare(a.from, b.from));
}

function instantAt(desk: DemoDesk, day: Temporal.PlainDate, time: string): Temporal.Instant {
  return day.toZonedDateTime({ timeZone: desk.timeZone, plainTime: Temporal.PlainTime.from(time) }).toInstant();
}

const minutesBetween = (from: Temporal.Instant, to: Temporal.Instant) =>
  (to.epochMilliseconds - from.epochMilliseconds) / 60_000;

/** The instant that lies so many open minutes of the desk after this one; feasts do not count as open. */
export function plusOpen(desk: DemoDesk, at: Temporal.Instant, minutes: number): Temporal.Instant {
  let day = at.toZonedDateTimeISO(desk.timeZone).toPlainDate();
  let left = minutes;
  for (let days = 0; days < DAY_LIMIT; days++, day = day.add({ days: 1 })) {
    for (const span of spansOf(desk, day, true)) {
      const from = Temporal.Instant.compare(span.from, at) < 0 ? at : span.from;
      const room = minutesBetween(from, span.to);
      if (room <= 0) continue;
      if (left < room) return from.add({ seconds: Math.round(left * 60) });
      left -= room;
    }
  }
  throw new Error(`The desk ${desk.key} is not open long enough in ${DAY_LIMIT} days.`);
}

/**
 * The instant that lies so many open minutes of the desk before this one. Feasts count as open here: what is due is
 * counted by the weekly hours alone.
 */
export function minusOpen(desk: DemoDesk, at: Temporal.Instant, minutes: number): Temporal.Instant {
  let day = at.toZonedDateTimeISO(desk.timeZone).toPlainDate();
  let left = minutes;
  for (let days = 0; days < DAY_LIMIT; days++, day = day.subtract({ days: 1 })) {
    for (const span of spansOf(desk, day, false).reverse()) {
      const to = Temporal.Instant.compare(span.to, at) > 0 ? at : span.to;
      const room = minutesBetween(span.from, to);
      if (room <= 0) continue;
      if (left <= room) return to.subtract({ seconds: Math.round(left * 60) });
      left -= room;
    }
  }
  throw new Error(`The desk ${desk.key} is not open long enough in ${DAY_LIMIT} days.`);
}

/** Whether somebody is there at this instant, by the weekly hours. */
export function isOpen(desk: DemoDesk, at: Temporal.Instant): boolean {
  const day = at.toZonedDateTimeISO(desk.timeZone).toPlainDate();
  return spansOf(desk, day, false).some(
    (span) => Temporal.Instant.compare(span.from, at) <= 0 && Temporal.Instant.compare(at, span.to) <= 0,
  );
}

const WAKING_HOUR = 7;
const SLEEPING_HOUR = 23;

/** People write while awake: what would fall into their night is moved to the morning after it. */
export function whileAwake(at: Temporal.Instant, timeZone: string): Temporal.Instant {
  const local = at.toZonedDateTimeISO(timeZone);
  if (local.hour >= WAKING_HOUR && local.hour < SLEEPING_HOUR) return at;
  const morning = local.hour >= SLEEPING_HOUR ? local.add({ days: 1 }) : local;
  return morning.with({ hour: WAKING_HOUR, minute: 5 + (local.minute % 50) }).toInstant();
}
