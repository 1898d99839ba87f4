import { expect, test } from 'vitest';
import { HeldKeys } from './held-keys.ts';

const ofTicket = new Set(['r', 'e']);
const press = (name: string) => ({ name, key: name, shiftKey: false });

test('What is pressed for a ticket that is on its way waits for it, with all that is typed after it', () => {
  const held = new HeldKeys();
  held.begin(ofTicket, 0);
  expect(held.take(press('r'), 10)).toBe(true);
  for (const letter of ['.', 'j']) expect(held.take(press(letter), 20)).toBe(true);
  expect(held.end(30).map(({ name }) => name)).toEqual(['r', '.', 'j']);
  expect(held.take(press('e'), 40)).toBe(false);
});

test('Keys of the list go on at once', () => {
  const held = new HeldKeys();
  held.begin(ofTicket, 0);
  expect(held.take(press('.'), 10)).toBe(false);
  expect(held.end(20)).toEqual([]);
});

test('On to one more, and it is that one that gets the keys', () => {
  const held = new HeldKeys();
  held.begin(ofTicket, 0);
  held.take(press('e'), 10);
  held.begin(ofTicket, 20);
  expect(held.end(30).map(({ name }) => name)).toEqual(['e']);
});

test('Who types on means it; ten seconds after the last press nobody does', () => {
  const held = new HeldKeys();
  held.begin(ofTicket, 0);
  for (const at of [10, 9_000, 18_000]) expect(held.take(press('e'), at)).toBe(true);
  expect(held.take(press('e'), 28_001)).toBe(false);
  expect(held.end(28_002)).toEqual([]);
  held.begin(ofTicket, 30_000);
  expect(held.end(30_001)).toEqual([]);
});
