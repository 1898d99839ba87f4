/** Of a line without its break, in octets of UTF-8 (RFC 5545, 3.1). */
const LONGEST_LINE = 75;
const CRLF = '\r\n';

export interface CalendarEntry {
  /** The same for life. */
  uid: string;
  /** Rises with each change. */
  sequence: number;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  changedAt: Temporal.Instant;
  cancelled: boolean;
  title: string;
  description: string;
  url: string;
  organizer?: { name: string; address: string };
  attendee?: { name: string; address: string };
}

export interface CalendarText {
  /** What the whole is called; a letter's part has none. */
  name?: string;
  /** RFC 5546: of a letter's part. */
  method?: 'PUBLISH' | 'REQUEST' | 'CANCEL';
  /** How soon a program may ask again, as a duration of RFC 5545. */
  refreshAfter?: string;
  entries: readonly CalendarEntry[];
}

/**
 * A calendar as RFC 5545 (and RFC 7986 for its name and pace) writes it: CRLF, folded at 75 octets, times in UTC. The same
 * entries give the same bytes.
 */
export function writeCalendarText({ name, method, refreshAfter, entries }: CalendarText): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Sportello//Rota//EN', 'CALSCALE:GREGORIAN'];
  if (method !== undefined) lines.push(`METHOD:${method}`);
  if (name !== undefined) lines.push(`NAME:${escaped(name)}`, `X-WR-CALNAME:${escaped(name)}`);
  if (refreshAfter !== undefined)
    lines.push(`REFRESH-INTERVAL;VALUE=DURATION:${refreshAfter}`, `X-PUBLISHED-TTL:${refreshAfter}`);
  for (const entry of entries) lines.push(...entryLines(entry));
  lines.push('END:VCALENDAR');
  return lines.map((line) => folded(line) + CRLF).join('');
}

function entryLines(entry: CalendarEntry): string[] {
  const changed = utc(entry.changedAt);
  return [
    'BEGIN:VEVENT',
    `UID:${entry.uid}`,
    // Of what is sent, the moment of the change and not of the asking: the same calendar stays the same bytes.
    `DTSTAMP:${changed}`,
    `LAST-MODIFIED:${changed}`,
    `SEQUENCE:${entry.sequence}`,
    `STATUS:${entry.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `DTSTART:${utc(entry.startsAt)}`,
    `DTEND:${utc(entry.endsAt)}`,
    `SUMMARY:${escaped(entry.title)}`,
    ...(entry.description === '' ? [] : [`DESCRIPTION:${escaped(entry.description)}`]),
    `URL:${entry.url}`,
    ...(entry.organizer ? [`ORGANIZER${person(entry.organizer)}`] : []),
    // Nobody is asked whether they come: the rota says when, and a swap is asked for there.
    ...(entry.attendee ? [`ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE${person(entry.attendee)}`] : []),
    'TRANSP:OPAQUE',
    'END:VEVENT',
  ];
}

function person({ name, address }: { name: string; address: string }): string {
  // RFC 6868 writes a quote in a parameter so; line breaks are no part of a name.
  const quoted = oneLine(name).replaceAll('^', '^^').replaceAll('"', "^'");
  return `;CN="${quoted}":mailto:${oneLine(address)}`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not stand in a line
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(CONTROLS, '');
}

function escaped(text: string): string {
  return text
    .replace(CONTROLS, '')
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replace(/\r\n?|\n/g, '\\n');
}

function utc(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
}

/** Broken into lines of 75 octets, never within a character. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const length = Buffer.byteLength(character);
    if (octets + length > LONGEST_LINE) {
      parts.push(part);
      // The blank at the beginning of a line that goes on counts too.
      part = '';
      octets = 1;
    }
    part += character;
    octets += length;
  }
  parts.push(part);
  return parts.join(`${CRLF} `);
}
