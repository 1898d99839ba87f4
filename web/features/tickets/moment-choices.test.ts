import fc from 'fast-check';
import { expect, test } from 'vitest';
import { momentChoices } from './moment-choices.ts';

const said = (now: string, beginning = false) =>
  momentChoices(Date.parse(now), 'Europe/Rome', beginning).map(({ name, at }) => [name, new Date(at).toISOString()]);

test('a Wednesday morning offers the day’s end, tomorrow, Friday, Monday and a week', () => {
  expect(said('2026-11-18T09:00:00Z')).toEqual([
    ['today', '2026-11-18T17:00:00.000Z'],
    ['tomorrow', '2026-11-19T17:00:00.000Z'],
    ['friday', '2026-11-20T17:00:00.000Z'],
    ['monday', '2026-11-23T17:00:00.000Z'],
    ['inAWeek', '2026-11-25T17:00:00.000Z'],
  ]);
});

test('what begins does so in the morning, and not in the one that is over', () => {
  expect(said('2026-11-18T09:00:00Z', true)[0]).toEqual(['tomorrow', '2026-11-19T08:00:00.000Z']);
});

test('no choice is past, and no two are one', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) }),
      fc.constantFrom('Europe/Rome', 'America/Santiago', 'Asia/Kathmandu', 'UTC'),
      fc.boolean(),
      (now, zone, beginning) => {
        const times = momentChoices(now, zone, beginning).map(({ at }) => at);
        return times.length >= 3 && new Set(times).size === times.length && times.every((at) => at > now);
      },
    ),
  );
});
