import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closeToast, currentToasts, endToast, toast, undoNewest } from './toasts.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  for (const shown of currentToasts()) closeToast(shown.id);
  vi.useRealTimers();
});
const titles = () => currentToasts().map(({ title }) => title);

test('at most three show, and the oldest goes first', () => {
  for (const title of ['one', 'two', 'three', 'four']) toast({ title });
  expect(titles()).toEqual(['two', 'three', 'four']);
});

test('what still counts down is not pushed out while something idle can go', () => {
  const sent = vi.fn();
  toast({ title: 'mail', onTimeOver: sent });
  for (const title of ['two', 'three', 'four', 'five']) toast({ title });
  expect(titles()).toEqual(['mail', 'four', 'five']);
  expect(sent).not.toHaveBeenCalled();
});

test('when everything counts down, the one pushed out does its thing', () => {
  const sent = vi.fn();
  toast({ title: 'first', onTimeOver: sent });
  for (const title of ['two', 'three', 'four']) toast({ title, onTimeOver: () => undefined });
  expect(sent).toHaveBeenCalledOnce();
});

test('undo takes the newest that can be undone, once, and without its end', () => {
  const first = vi.fn();
  const second = vi.fn();
  const over = vi.fn();
  toast({ title: 'one', undo: first });
  toast({ title: 'two', undo: second, onTimeOver: over });
  toast({ title: 'three' });
  expect(undoNewest()).toBe(true);
  expect(second).toHaveBeenCalledOnce();
  expect(over).not.toHaveBeenCalled();
  expect(undoNewest()).toBe(true);
  expect(first).toHaveBeenCalledOnce();
  expect(undoNewest()).toBe(false);
});

test('the end of its time runs what waited for it; a failed one stays', () => {
  const over = vi.fn();
  toast({ title: 'mail', onTimeOver: over });
  endToast(currentToasts()[0]?.id ?? -1);
  expect(over).toHaveBeenCalledOnce();
  toast({ title: 'no', tone: 'failed' });
  expect(currentToasts()[0]?.lasts).toBe(0);
});
