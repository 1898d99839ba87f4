import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MOST_MINUTES, minutesOf, writtenMinutes } from './work-time.ts';

test('a length of work is read as people write it', () => {
  for (const written of ['1h20', '1 h 20', '1h20m', '1 h 20 min', '1:20', '80', '80m', ' 80 MIN ']) {
    expect(minutesOf(written), written).toBe(80);
  }
  for (const written of ['1.5h', '1,5 h', '1,5 ore', '1.5 hours', '90’'.replace('’', "'")]) {
    expect(minutesOf(written), written).toBe(90);
  }
  expect(minutesOf('45m')).toBe(45);
  expect(minutesOf('2h')).toBe(120);
  expect(minutesOf('0')).toBe(0);
});

test('what is no length is not guessed at', () => {
  for (const written of ['', 'an hour', '1h75', '-5', '1.5', '3 days', '1:2:3', '99999h', `${MOST_MINUTES + 1}`]) {
    expect(minutesOf(written), written).toBeUndefined();
  }
});

test('what is written back is read as the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: MOST_MINUTES }), (minutes) => minutesOf(writtenMinutes(minutes)) === minutes),
  );
});

test('whatever is typed is answered', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 5000 }), (typed) => {
      const minutes = minutesOf(typed);
      return minutes === undefined || (minutes >= 0 && minutes <= MOST_MINUTES);
    }),
  );
});
