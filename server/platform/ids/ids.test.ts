import { expect, it } from 'vitest';
import { newId, newSecretWord } from './index.ts';

it('gives ids in the order of their making, also many within a millisecond, and also when a clock goes back', () => {
  const ids = Array.from({ length: 20_000 }, newId);
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids.slice(0, 100))
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  const told = Number.parseInt((ids[0] ?? '').replace('-', '').slice(0, 12), 16);
  expect(Math.abs(told - Date.now())).toBeLessThan(60_000);
});

it('gives secret words that survive a mail address', () => {
  const words = Array.from({ length: 1_000 }, newSecretWord);
  for (const word of words) expect(word).toMatch(/^[a-z2-7]{32}$/);
  expect(new Set(words).size).toBe(words.length);
});
