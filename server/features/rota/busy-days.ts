import ICAL from 'ical.js';

/** What is asked of a calendar that somebody gave: on which days they are away. */
export interface CalendarQuestion {
  text: string;
  from: string;
  to: string;
  /** Times without a zone of their own are of this one. */
  timeZone: string;
}

/** A time of being away, with the event that says so; of one that recurs, each time apart. */
export interface BusyDays {
  uid: string;
  from: string;
  to: string;
  /** 14:00 of the first day; null: from its beginning. */
  fromTime: string | null;
  /** Of the last day; null: to its end. */
  toTime: string | null;
}

const HALF_DAY_SECONDS = 4 * 3_600;
const MIDNIGHT = '00:00';
const MOST_EVENTS = 5_000;
/** Of one event, from its beginning on. */
const MOST_TIMES = 4_000;
const MOST_FOUND = 1_000;
const UID_LENGTH = 200;

/**
 * Days away in a calendar (RFC 5545), recurrences and their exceptions included: events that take the time (not TRANSPARENT),
 * are not cancelled, and last whole days or at least half of one. Beyond a count of events or times the rest is left out. A
 * hostile rule may keep this from ever ending: run it where it can be stopped.
 * @throws Error for what is no calendar.
 */
export function busyDaysIn({ text, from, to, timeZone }: CalendarQuestion): BusyDays[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  if (calendar.name !== 'vcalendar') throw new Error('this is no calendar');
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const events = calendar
    .getAllSubcomponents('vevent')
    .slice(0, MOST_EVENTS)
    .map((each) => new ICAL.Event(each));
  const exceptions = Map.groupBy(
    events.filter((event) => event.isRecurrenceException()),
    (event) => event.uid,
  );
  const found: BusyDays[] = [];
  const keep = (event: ICAL.Event, start: ICAL.Time, end: ICAL.Time): void => {
    if (!takesTime(event, start, end)) return;
    const days = daysOf(start, end, timeZone);
    if (days.to < from || days.from > to || found.length >= MOST_FOUND) return;
    found.push({ uid: `${event.uid}`.slice(0, UID_LENGTH), ...days });
  };
  for (const event of events) {
    if (event.isRecurrenceException() || !event.startDate) continue;
    if (!event.isRecurring()) {
      keep(event, event.startDate, event.endDate);
      continue;
    }
    for (const exception of exceptions.get(event.uid) ?? []) event.relateException(exception);
    const times = event.iterator();
    for (let count = 0; count < MOST_TIMES; count++) {
      const time = times.next();
      if (!time || time.toString().slice(0, 10) > to) break;
      const { item, startDate, endDate } = event.getOccurrenceDetails(time);
      keep(item, startDate, endDate);
    }
  }
  return found;
}

function takesTime(event: ICAL.Event, start: ICAL.Time, end: ICAL.Time): boolean {
  const value = (name: string): string => String(event.component.getFirstPropertyValue(name) ?? '').toUpperCase();
  if (value('transp') === 'TRANSPARENT' || value('status') === 'CANCELLED') return false;
  return start.isDate || end.subtractDate(start).toSeconds() >= HALF_DAY_SECONDS;
}

/** The local days that it lies on, of an event with times from when to when; the end is not of it (RFC 5545, 3.6.1). */
function daysOf(start: ICAL.Time, end: ICAL.Time, timeZone: string): Omit<BusyDays, 'uid'> {
  if (start.isDate) {
    const first = start.toString().slice(0, 10);
    const last = Temporal.PlainDate.from(end.toString().slice(0, 10)).subtract({ days: 1 }).toString();
    // An event of no length ends, counted so, before it begins: it lies on its first day.
    return { from: first, to: [first, last].sort().at(-1) ?? first, fromTime: null, toTime: null };
  }
  const local = (time: ICAL.Time): Temporal.ZonedDateTime => {
    const isFloating = time.zone === ICAL.Timezone.localTimezone;
    const instant = isFloating
      ? Temporal.PlainDateTime.from(time.toString()).toZonedDateTime(timeZone).toInstant()
      : Temporal.Instant.fromEpochMilliseconds(time.toUnixTime() * 1_000);
    return instant.toZonedDateTimeISO(timeZone);
  };
  const [begin, finish] = [local(start), local(end)];
  const clock = (time: Temporal.ZonedDateTime): string | null => {
    const shown = time.toPlainTime().toString({ smallestUnit: 'minute' });
    return shown === MIDNIGHT ? null : shown;
  };
  const toTime = clock(finish);
  return {
    from: begin.toPlainDate().toString(),
    to: (toTime === null ? finish.subtract({ seconds: 1 }) : finish).toPlainDate().toString(),
    fromTime: clock(begin),
    toTime,
  };
}
