import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import type { CalendarEntry } from './calendar-text.ts';
import { writeCalendarText } from './calendar-text.ts';

const entry: CalendarEntry = {
  uid: 'shift-1@officinalume.example',
  sequence: 3,
  startsAt: Temporal.Instant.from('2026-03-29T07:00:00Z'),
  endsAt: Temporal.Instant.from('2026-03-29T15:00:00Z'),
  changedAt: Temporal.Instant.from('2026-03-01T10:00:00.123456Z'),
  cancelled: false,
  title: 'With customers, beside Tomás',
  description: 'Buddy: Tomás\nMonday; or not',
  url: 'https://help.officinalume.example/rota?shift=1',
};

test('a calendar is read back by a program as it was written, whatever is in it', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 120 }),
      fc.string({ unit: 'binary', maxLength: 120 }),
      (a, b) => {
        const text = writeCalendarText({
          name: a,
          method: 'REQUEST',
          entries: [{ ...entry, title: a, description: b }],
        });
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        const calendar = new ICAL.Component(ICAL.parse(text));
        const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') as ICAL.Component);
        const kept = (words: string): string =>
          // biome-ignore lint/suspicious/noControlCharactersInRegex: what a calendar cannot hold is left out
          words.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '').replace(/\r\n?/g, '\n');
        expect(event.summary).toBe(kept(a));
        expect(event.description ?? '').toBe(kept(b));
        expect(event.sequence).toBe(3);
        expect(event.startDate.toString()).toBe('2026-03-29T07:00:00Z');
      },
    ),
    { numRuns: 60 },
  );
});

test('no name adds a line of its own', () => {
  const text = writeCalendarText({
    entries: [
      {
        ...entry,
        organizer: { name: 'Lume "Help"\r\nATTENDEE:mailto:x@y.example', address: 'support@officinalume.example' },
        attendee: { name: 'Laia ^ Pons; x', address: 'laia@officinalume.example' },
      },
    ],
  });
  const event = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent');
  expect(event?.getAllProperties('attendee')).toHaveLength(1);
  expect(event?.getFirstProperty('organizer')?.getFirstValue()).toBe('mailto:support@officinalume.example');
});
