import type { CalendarFact } from '../../../../contract/reading.ts';
import { oneLine } from './plain-strings.ts';
import { MAX_ADDRESS_LENGTH, MAX_CALENDAR_LENGTH } from './reading-limits.ts';
import { zoneOfWindows } from './windows-zones.ts';

interface Property {
  value: string;
  parameters: Map<string, string>;
}

const MAX_LINES = 5_000;
const MAX_WORDS = 300;

/** Reads an iCalendar text, as far as it goes; undefined when it holds no event. `method` is what the part's header says. */
export function readCalendar(source: string, method = ''): CalendarFact | undefined {
  const lines = source
    .slice(0, MAX_CALENDAR_LENGTH)
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]/g, '')
    .split('\n', MAX_LINES);
  const event = new Map<string, Property>();
  let attendees = 0;
  let named = method;
  let depth = 0;
  for (const line of lines) {
    const upper = line.slice(0, 40).toUpperCase().trim();
    if (upper === 'BEGIN:VEVENT') depth = 1;
    else if (depth > 0 && upper.startsWith('BEGIN:')) depth++;
    else if (depth > 0 && upper.startsWith('END:') && --depth === 0) break;
    else if (depth < 2) {
      const [name, property] = propertyOf(line);
      if (depth === 0 && name === 'METHOD' && named === '') named = property.value;
      if (depth === 1 && name === 'ATTENDEE') attendees++;
      if (depth === 1 && !event.has(name)) event.set(name, property);
    }
  }
  if (event.size === 0) return undefined;
  const organizer = event.get('ORGANIZER');
  const zone = zoneOf(event.get('DTSTART'));
  const start = timeOf(event.get('DTSTART'));
  const upperMethod = /^[a-z-]{1,20}/i.exec(named.trim())?.[0].toUpperCase() ?? 'PUBLISH';
  return {
    method: event.get('STATUS')?.value.trim().toUpperCase() === 'CANCELLED' ? 'CANCEL' : upperMethod,
    uid: oneLine(event.get('UID')?.value ?? '', MAX_WORDS),
    summary: wordsOf(event.get('SUMMARY')),
    start,
    end: timeOf(event.get('DTEND')) ?? afterDuration(start, event.get('DURATION')?.value),
    zone,
    place: wordsOf(event.get('LOCATION')),
    organizer: organizer ? personOf(organizer) : null,
    attendees,
    answer: upperMethod === 'REPLY' ? answerOf(event.get('ATTENDEE')) : null,
    repeats: event.has('RRULE') || event.has('RDATE'),
  };
}

/** `NAME;PARAMETER=value;OTHER="quoted: value":the value` */
function propertyOf(line: string): [string, Property] {
  let quoted = false;
  let colon = -1;
  for (let i = 0; i < line.length && colon < 0; i++) {
    if (line[i] === '"') quoted = !quoted;
    else if (line[i] === ':' && !quoted) colon = i;
  }
  const head = colon < 0 ? line : line.slice(0, colon);
  const [name = '', ...parameters] = head.slice(0, 2_000).split(';');
  return [
    name.trim().toUpperCase(),
    {
      value: colon < 0 ? '' : line.slice(colon + 1),
      parameters: new Map(
        parameters.map((one) => {
          const equals = one.indexOf('=');
          return [
            one.slice(0, equals).trim().toUpperCase(),
            one
              .slice(equals + 1)
              .replaceAll('"', '')
              .trim(),
          ];
        }),
      ),
    },
  ];
}

function wordsOf(property: Property | undefined): string {
  if (!property) return '';
  return oneLine(
    property.value
      .slice(0, 4 * MAX_WORDS)
      .replace(/\\([nN,;\\])/g, (_, mark: string) => (/n/i.test(mark) ? ' ' : mark)),
    MAX_WORDS,
  );
}

function personOf({ value, parameters }: Property): { name: string; address: string } {
  return {
    name: oneLine(parameters.get('CN') ?? '', 200),
    address: oneLine(value.replace(/^mailto:/i, ''), MAX_ADDRESS_LENGTH),
  };
}

function answerOf(attendee: Property | undefined): CalendarFact['answer'] {
  const answer = attendee?.parameters.get('PARTSTAT')?.toLowerCase();
  return ANSWERS.find((one) => one === answer) ?? null;
}

const ANSWERS = ['accepted', 'declined', 'tentative', 'delegated'] as const;

function zoneOf(property: Property | undefined): string | null {
  const named = property?.parameters.get('TZID')?.slice(0, 100);
  if (!named) return null;
  // Some programs write "/mozilla.org/20050126_1/Europe/Rome".
  const plain = /[A-Z][A-Za-z]+\/[A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z_]+)?$/.exec(named)?.[0] ?? named;
  const zone = zoneOfWindows(plain) ?? plain;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function timeOf(property: Property | undefined): string | null {
  if (!property) return null;
  const found = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z)?)?/.exec(property.value.trim());
  if (!found) return null;
  const [, year, month, day, hour, minute, second = '00', utc] = found;
  const date = `${year}-${month}-${day}`;
  try {
    if (hour === undefined) return Temporal.PlainDate.from(date).toString();
    const local = Temporal.PlainDateTime.from(`${date}T${hour}:${minute}:${second}`);
    const zone = utc ? 'UTC' : zoneOf(property);
    return zone ? local.toZonedDateTime(zone).toInstant().toString() : local.toString({ smallestUnit: 'second' });
  } catch (error) {
    // The 31st of June, the 25th hour.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function afterDuration(start: string | null, duration: string | undefined): string | null {
  if (start === null || !duration || !/^\+?P[0-9WDTHMS]{2,20}$/i.test(duration.trim())) return null;
  try {
    const length = Temporal.Duration.from(duration.trim());
    if (start.endsWith('Z')) {
      const hours = length.weeks * 168 + length.days * 24 + length.hours;
      return Temporal.Instant.from(start).add({ hours, minutes: length.minutes, seconds: length.seconds }).toString();
    }
    if (!start.includes('T')) return Temporal.PlainDate.from(start).add(length).toString();
    return Temporal.PlainDateTime.from(start).add(length).toString({ smallestUnit: 'second' });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
