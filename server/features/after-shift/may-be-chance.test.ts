import { expect, test } from 'vitest';
import { lengthsMayBeChance, sharesMayBeChance } from './may-be-chance.ts';

test('a difference of few, or a small one of many, may be chance; a large one of many is not', () => {
  expect(sharesMayBeChance({ good: 4, of: 4 }, { good: 40, of: 100 })).toBe(true);
  expect(sharesMayBeChance({ good: 93, of: 100 }, { good: 900, of: 1_000 })).toBe(true);
  expect(sharesMayBeChance({ good: 95, of: 100 }, { good: 700, of: 1_000 })).toBe(false);
  expect(sharesMayBeChance({ good: 20, of: 20 }, { good: 50, of: 50 })).toBe(true);
  const hour = { middle: Math.log(60), half: 1.3 };
  expect(lengthsMayBeChance({ ...hour, of: 7 }, { of: 500, middle: Math.log(600), half: 1.3 })).toBe(true);
  expect(lengthsMayBeChance({ ...hour, of: 50 }, { of: 500, middle: Math.log(66), half: 1.3 })).toBe(true);
  expect(lengthsMayBeChance({ ...hour, of: 50 }, { of: 500, middle: Math.log(180), half: 1.3 })).toBe(false);
});
