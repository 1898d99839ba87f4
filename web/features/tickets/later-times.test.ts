import { expect, test } from 'vitest';
import { fieldTime, laterTimes, timeOfField } from './later-times.ts';

const rome = 'Europe/Rome';
const named = (text: string, zone = rome) =>
  laterTimes(Date.parse(text), zone).map(({ name, at }) => `${name} ${fieldTime(at, zone)}`);

test('a working morning offers today, tomorrow and Monday, by the writer’s own clock', () => {
  expect(named('2026-11-18T09:20:30Z')).toEqual([
    'inTwoHours 2026-11-18T12:20',
    'thisAfternoon 2026-11-18T16:00',
    'tomorrow 2026-11-19T09:00',
    'monday 2026-11-23T09:00',
  ]);
  expect(laterTimes(Date.parse('2026-11-18T09:20:30Z'), rome)[2]?.at).toBe(Date.parse('2026-11-19T08:00:00Z'));
});

test('before a weekend Monday stands for tomorrow, and on a Sunday tomorrow is Monday once', () => {
  expect(named('2026-11-20T16:00:00Z')).toEqual(['inTwoHours 2026-11-20T19:00', 'monday 2026-11-23T09:00']);
  expect(named('2026-11-22T08:00:00Z').filter((line) => line.endsWith('2026-11-23T09:00'))).toHaveLength(1);
});

test('all are ahead, at their hour, through clock changes and in every corner of the world', () => {
  for (const zone of [rome, 'Pacific/Kiritimati', 'America/St_Johns', 'Australia/Lord_Howe']) {
    for (let hour = 0; hour < 24 * 8; hour++) {
      const now = Date.parse('2026-03-25T00:30:00Z') + hour * 3_600_000;
      for (const { name, at } of laterTimes(now, zone)) {
        expect(at).toBeGreaterThan(now);
        if (name === 'tomorrow' || name === 'monday') expect(fieldTime(at, zone)).toMatch(/T09:00$/);
        expect(timeOfField(fieldTime(at, zone), zone)).toBe(at);
      }
    }
  }
});

test('a half-written time is none', () => {
  expect(timeOfField('', rome)).toBeNaN();
});
