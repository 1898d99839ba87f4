import { expect, test } from 'vitest';
import { othersHere, stateAt, typedAt, typedNoMore } from './presence.ts';

const person = (id: string, state: 'reading' | 'reply' | 'note') => ({ id, name: id, state });

test('of several people the one who does most is named, and oneself never', () => {
  expect(othersHere([person('me', 'reply')], 'me')).toBeUndefined();
  expect(othersHere([person('a', 'reading'), person('b', 'note'), person('me', 'reply')], 'me')).toEqual({
    first: person('b', 'note'),
    others: 1,
  });
});

test('one types where the last letter fell, for a few seconds', () => {
  typedAt('t1', 'reply');
  expect(stateAt('t1', Date.now())).toBe('reply');
  expect(stateAt('t2', Date.now())).toBe('reading');
  expect(stateAt('t1', Date.now() + 7_000)).toBe('reading');
  typedNoMore();
  expect(stateAt('t1', Date.now())).toBe('reading');
});
