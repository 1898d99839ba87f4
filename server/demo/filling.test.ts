import { expect, test } from 'vitest';
import { timeLeft } from './filling.ts';

test('What is left of making the sample is told by the pace so far', () => {
  expect(timeLeft(4_000, 0.1)).toBe('about 40 seconds to go');
  expect(timeLeft(31_000, 0.9)).toBe('about 10 seconds to go');
  expect(timeLeft(60_000, 0.5)).toBe('about 60 seconds to go');
  expect(timeLeft(60_000, 0.25)).toBe('about 3 minutes to go');
  expect(timeLeft(90_000, 0.5)).toBe('about 2 minutes to go');
});
