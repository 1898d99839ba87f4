import { expect, test } from 'vitest';
import { fieldTime, laterTimes } from './later-times.ts';

const at = (text: string) => new Date(text);
const named = (text: string) => laterTimes(at(text)).map(({ name, at: time }) => `${name} ${fieldTime(time)}`);

test('a working morning offers today, tomorrow and Monday', () => {
  expect(named('2026-11-18T10:20:30')).toEqual([
    'inTwoHours 2026-11-18T12:20',
    'thisAfternoon 2026-11-18T16:00',
    'tomorrow 2026-11-19T09:00',
    'monday 2026-11-23T09:00',
  ]);
});

test('before a weekend Monday stands for tomorrow, and on a Sunday tomorrow is Monday once', () => {
  expect(named('2026-11-20T17:00:00')).toEqual(['inTwoHours 2026-11-20T19:00', 'monday 2026-11-23T09:00']);
  expect(named('2026-11-22T09:00:00').filter((line) => line.endsWith('2026-11-23T09:00'))).toHaveLength(1);
});

test('all are ahead, whatever the hour', () => {
  for (let hour = 0; hour < 24 * 8; hour++) {
    const now = new Date(at('2026-11-16T00:30:00').getTime() + hour * 3_600_000);
    for (const time of laterTimes(now)) expect(time.at.getTime()).toBeGreaterThan(now.getTime());
  }
});
