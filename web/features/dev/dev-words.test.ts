import { describe, expect, test } from 'vitest';
import { meaningOf } from './dev-keys.ts';
import { eventWords, isTrouble } from './event-words.ts';
import { recurringWords } from './recurring-words.ts';

const someId = '01a2005d-7629-7fff-aafc-c7da256d9af1';
const press = (change: Partial<KeyboardEvent>) =>
  meaningOf({ key: '', code: '', shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...change });

describe('an event in one line', () => {
  test('names ticket, change and person, and no ids', () => {
    const payload = { from: 'waiting', to: 'open', messageId: someId, automatic: false, first: true, added: ['shop'] };
    expect(eventWords({ ticketNumber: 4127, actor: 'Giulia Ferraro', payload })).toBe(
      '#4127, waiting → open, first, added shop, Giulia Ferraro',
    );
  });
  test('of nothing but ids is the person alone', () =>
    expect(
      eventWords({ ticketNumber: null, actor: 'system', payload: { from: null, to: someId, all: [someId] } }),
    ).toBe('system'));
  test('is trouble when something failed, in its name or in what it became', () => {
    expect(isTrouble({ name: 'outgoing.state-changed', payload: { to: 'failed' } })).toBe(true);
    expect(isTrouble({ name: 'outgoing.bounced', payload: {} })).toBe(true);
    expect(isTrouble({ name: 'outgoing.state-changed', payload: { to: 'sent' } })).toBe(false);
  });
});

describe('keys', () => {
  test('digits by their place, also where Shift types another sign', () => {
    expect(press({ key: '2', code: 'Digit2' })).toEqual({ kind: 'teammate', place: 1, second: false });
    expect(press({ key: '"', code: 'Digit2', shiftKey: true })).toEqual({ kind: 'teammate', place: 1, second: true });
    expect(press({ key: '0', code: 'Digit0' })).toEqual({ kind: 'nobody' });
  });
  test('letters for customers, a point for the next thing, and nothing of the browser’s own', () => {
    expect(press({ key: 'b', code: 'KeyB' })).toEqual({ kind: 'customer', place: 1 });
    expect(press({ key: '.', code: 'Period' })).toEqual({ kind: 'next' });
    expect(press({ key: '1', code: 'Digit1', ctrlKey: true })).toBeUndefined();
    expect(press({ key: 'a', code: 'KeyA', metaKey: true })).toBeUndefined();
    expect(press({ key: 'x', code: 'KeyX' })).toBeUndefined();
  });
});

test.each([
  ['* * * * *', 'dev.jobs.everyMinute'],
  ['*/10 * * * *', 'dev.jobs.everyMinutes 10'],
  ['5 * * * *', 'dev.jobs.everyHour'],
  ['7 3 * * *', 'dev.jobs.everyDay 03:07'],
  ['0 9 * * 1', '0 9 * * 1'],
])('%s is said as %s', (pattern, words) => {
  const said = recurringWords(pattern, (key, values) => [key, ...Object.values(values ?? {})].join(' '));
  expect(said).toBe(words);
});
