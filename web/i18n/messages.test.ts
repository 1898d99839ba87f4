import { createElement, isValidElement } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import type { MessageKey } from './keys.ts';
import { createTranslators } from './messages.ts';

const words = {
  plain: 'It’s here',
  named: 'Hello {name}',
  counted: '{n, plural, one {# ticket} other {# tickets}}',
  tagged: 'Type <b>this</b> now',
};
const { t, tx } = createTranslators('en', words);
const key = (name: keyof typeof words) => name as unknown as MessageKey;
afterEach(() => vi.restoreAllMocks());

test('says plain, filled and counted messages', () => {
  expect(t(key('plain'))).toBe('It’s here');
  expect(t(key('named'), { name: 'Anca' })).toBe('Hello Anca');
  expect(t(key('counted'), { n: 1 })).toBe('1 ticket');
  expect(t(key('counted'), { n: 1200 })).toBe('1,200 tickets');
});

test('puts elements and marked words into a sentence', () => {
  const said = tx(key('named'), { name: createElement('b', { key: 'n' }, 'Anca') });
  expect(isValidElement(said)).toBe(true);
  const marked = tx(key('tagged'), { b: (parts) => createElement('b', { key: 'b' }, parts) });
  expect(isValidElement(marked)).toBe(true);
});

test('a value cannot bring markup of its own', () => {
  expect(t(key('named'), { name: '<b>{n}</b>' })).toBe('Hello <b>{n}</b>');
});

test('a missing message shows its key and is told to the console', () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  expect(t('nobody.said' as MessageKey)).toBe('nobody.said');
  expect(told).toHaveBeenCalledOnce();
});
