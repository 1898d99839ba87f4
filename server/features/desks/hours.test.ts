import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OpenTime } from './hours.ts';
import { addOpenTime, isOpen, nextOpening, replyDue } from './hours.ts';

const ZONES = ['UTC', 'Europe/Rome', 'Europe/Bucharest', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'];
const weekdays = [1, 2, 3, 4, 5];
const counter: OpenTime = {
  timeZone: 'Europe/Rome',
  hours: [
    ...weekdays.flatMap((day) => [
      { day, from: '09:00', to: '13:00' },
      { day, from: '14:00', to: '18:00' },
    ]),
    { day: 6, from: '09:00', to: '13:00' },
  ],
};

function rome(local: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Rome').toInstant();
}

describe('reply due, four open hours', () => {
  test.each([
    ['within one morning', '2026-11-19T09:00', 180, '2026-11-19T12:00'],
    ['over the midday break', '2026-11-19T11:20', 240, '2026-11-19T16:20'],
    ['from the evening to the next day', '2026-11-19T17:00', 240, '2026-11-20T12:00'],
    ['exactly until closing', '2026-11-19T14:00', 240, '2026-11-19T18:00'],
    ['at closing it is the next day', '2026-11-19T18:00', 240, '2026-11-20T13:00'],
    ['on Saturday afternoon it is Monday', '2026-11-21T13:00', 60, '2026-11-23T10:00'],
    ['at night', '2026-11-19T03:00', 1, '2026-11-19T09:01'],
  ])('%s', (_name, from, minutes, due) => {
    expect(addOpenTime(counter, rome(from), minutes).toString()).toBe(rome(due).toString());
  });

  test('takes the target of the desk', () => {
    const desk = { ...counter, replyTargetMinutes: 240 };
    expect(replyDue(desk, rome('2026-11-19T11:20')).toString()).toBe(rome('2026-11-19T16:20').toString());
  });
});

test('a desk without hours is always open', () => {
  const desk: OpenTime = { hours: [], timeZone: 'Europe/Rome' };
  const at = rome('2026-12-25T03:00');
  expect(isOpen(desk, at)).toBe(true);
  expect(nextOpening(desk, at)).toBe(at);
  expect(addOpenTime(desk, at, 90).toString()).toBe(at.add({ minutes: 90 }).toString());
});

test('24:00 is the end of its day, and the next day may go on from there', () => {
  const desk: OpenTime = {
    timeZone: 'UTC',
    hours: [
      { day: 4, from: '22:00', to: '24:00' },
      { day: 5, from: '00:00', to: '02:00' },
    ],
  };
  const from = Temporal.Instant.from('2026-11-19T23:00Z');
  expect(addOpenTime(desk, from, 60).toString()).toBe('2026-11-20T00:00:00Z');
  expect(addOpenTime(desk, from, 120).toString()).toBe('2026-11-20T01:00:00Z');
  expect(isOpen(desk, Temporal.Instant.from('2026-11-20T00:00Z'))).toBe(true);
});

describe('days of a clock change, open 01:00 to 04:00 on Sundays', () => {
  const desk: OpenTime = { timeZone: 'Europe/Rome', hours: [{ day: 7, from: '01:00', to: '04:00' }] };

  test('in spring 02:00 to 03:00 does not exist: two hours, of real time', () => {
    // 29 March 2026: 01:00 is 00:00Z, 04:00 is 02:00Z.
    const eve = Temporal.Instant.from('2026-03-28T12:00Z');
    expect(addOpenTime(desk, eve, 120).toString()).toBe('2026-03-29T02:00:00Z');
    expect(addOpenTime(desk, eve, 121).toString()).toBe('2026-04-04T23:01:00Z');
  });

  test('in autumn 02:00 to 03:00 comes twice: four hours', () => {
    // 25 October 2026: 01:00 is 23:00Z of the 24th, 04:00 is 03:00Z.
    const eve = Temporal.Instant.from('2026-10-24T12:00Z');
    expect(addOpenTime(desk, eve, 240).toString()).toBe('2026-10-25T03:00:00Z');
    expect(addOpenTime(desk, eve, 241).toString()).toBe('2026-11-01T00:01:00Z');
  });
});

test('what the hours of a year do not give ends with the year', () => {
  const desk: OpenTime = { timeZone: 'UTC', hours: [{ day: 1, from: '09:00', to: '09:01' }] };
  const from = Temporal.Instant.from('2026-11-19T00:00Z');
  expect(addOpenTime(desk, from, 1_000).toString()).toBe('2027-11-20T00:00:00Z');
});

// --- properties, against a walk minute by minute that asks the clock on the wall ---

const minute = fc.integer({ min: 0, max: 24 * 60 });
const block = fc
  .tuple(fc.integer({ min: 1, max: 7 }), minute, minute)
  .filter(([, a, b]) => a !== b)
  .map(([day, a, b]) => ({ day, from: clock(Math.min(a, b)), to: clock(Math.max(a, b)) }));
const anyDesk = fc.record({
  timeZone: fc.constantFrom(...ZONES),
  hours: fc.array(block, { minLength: 1, maxLength: 8 }),
});
/** Around the clock changes of 2026 on both halves of the earth, to the second. */
const anyInstant = fc
  .tuple(
    fc.constantFrom('2026-03-28', '2026-04-04', '2026-10-03', '2026-10-24', '2026-10-31', '2026-06-15'),
    fc.integer({ min: 0, max: 3 * 86_400 }),
  )
  .map(([day, seconds]) => Temporal.Instant.from(`${day}T00:00Z`).add({ seconds }));

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function openByTheWall(desk: OpenTime, at: Temporal.Instant): boolean {
  const local = at.toZonedDateTimeISO(desk.timeZone);
  const seconds = local.hour * 3600 + local.minute * 60 + local.second;
  const secondsOf = (time: string): number => Number(time.slice(0, 2)) * 3600 + Number(time.slice(3)) * 60;
  return desk.hours.some(
    ({ day, from, to }) => day === local.dayOfWeek && secondsOf(from) <= seconds && seconds < secondsOf(to),
  );
}

test('open is whenever the clock on the wall reads a time within the hours', () => {
  fc.assert(
    fc.property(anyDesk, anyInstant, (desk, at) => {
      expect(isOpen(desk, at)).toBe(openByTheWall(desk, at));
    }),
  );
});

test('exactly the asked minutes of open time lie between, and the end is never outside the hours', () => {
  fc.assert(
    fc.property(anyDesk, anyInstant, fc.integer({ min: 1, max: 600 }), (desk, from, minutes) => {
      // Whole minutes from here on: opening and closing times are whole minutes in every zone of today.
      const start = from.round({ smallestUnit: 'minute', roundingMode: 'floor' });
      const due = addOpenTime(desk, start, minutes);
      fc.pre(start.until(due, { largestUnit: 'hours' }).hours < 24 * 21);
      let open = 0;
      for (let at = start; Temporal.Instant.compare(at, due) < 0; at = at.add({ minutes: 1 })) {
        if (openByTheWall(desk, at)) open++;
      }
      expect(open).toBe(minutes);
      expect(openByTheWall(desk, due.subtract({ seconds: 1 }))).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('who comes later, or is promised more time, is never answered sooner', () => {
  fc.assert(
    fc.property(
      anyDesk,
      anyInstant,
      fc.integer({ min: 0, max: 100_000 }),
      fc.integer({ min: 1, max: 5_000 }),
      fc.integer({ min: 0, max: 5_000 }),
      (desk, from, later, minutes, more) => {
        const due = addOpenTime(desk, from, minutes);
        expect(Temporal.Instant.compare(addOpenTime(desk, from.add({ seconds: later }), minutes), due)).not.toBe(-1);
        expect(Temporal.Instant.compare(addOpenTime(desk, from, minutes + more), due)).not.toBe(-1);
      },
    ),
  );
});

test('the next opening is open, and nothing before it is', () => {
  fc.assert(
    fc.property(anyDesk, anyInstant, (desk, at) => {
      const opening = nextOpening(desk, at);
      expect(opening).not.toBeNull();
      if (!opening) return;
      expect(openByTheWall(desk, opening)).toBe(true);
      if (Temporal.Instant.compare(opening, at) > 0) {
        expect(openByTheWall(desk, at)).toBe(false);
        expect(openByTheWall(desk, opening.subtract({ seconds: 1 }))).toBe(false);
      }
    }),
  );
});
