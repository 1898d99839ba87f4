import { expect, test } from 'vitest';
import { endOfSwap, nextReminder } from './swap-moments.ts';

const desk = {
  timeZone: 'Europe/Rome',
  hours: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' })),
};
const shift = {
  on_date: '2026-12-04',
  time_zone: 'Europe/Rome',
  starts_at: Temporal.Instant.from('2026-12-04T08:00:00Z'),
  ends_at: Temporal.Instant.from('2026-12-04T16:00:00Z'),
};

test('a swap ends the evening before; asked for later, when the shift begins, or ends', () => {
  expect(endOfSwap(shift, Temporal.Instant.from('2026-11-19T10:20:00Z')).toString()).toBe('2026-12-03T16:00:00Z');
  expect(endOfSwap(shift, Temporal.Instant.from('2026-12-03T20:00:00Z'))).toBe(shift.starts_at);
  expect(endOfSwap(shift, Temporal.Instant.from('2026-12-04T09:00:00Z'))).toBe(shift.ends_at);
});

test('reminders come at shrinking intervals, in working hours alone, and end before the end', () => {
  const end = endOfSwap(shift, Temporal.Instant.from('2026-11-19T10:20:00Z'));
  const moments: Temporal.Instant[] = [Temporal.Instant.from('2026-11-19T10:20:00Z')];
  for (;;) {
    const last = moments.at(-1);
    const next = last && nextReminder(desk, last, end);
    if (!next) break;
    moments.push(next);
  }
  expect(moments.length).toBeGreaterThan(3);
  const gaps = moments
    .slice(1)
    .map((moment, index) => moment.epochMilliseconds - (moments[index]?.epochMilliseconds ?? 0));
  // A night or a weekend may put one off, never the first before the last.
  expect(gaps.at(-1)).toBeLessThan(gaps[0] ?? 0);
  for (const moment of moments.slice(1)) {
    const local = moment.toZonedDateTimeISO('Europe/Rome');
    expect([local.dayOfWeek <= 5, local.hour >= 9 && local.hour < 18]).toEqual([true, true]);
    expect(Temporal.Instant.compare(moment, end)).toBeLessThan(0);
  }
});
