import { expect, test } from 'vitest';
import { doingOf, toGo } from './doing.ts';

test('a change is called by what it does', () => {
  expect(doingOf({ status: 'closed' })).toBe('status');
  expect(doingOf({ assignee: null })).toBe('unassign');
  expect(doingOf({ assignee: 'me' })).toBe('assignee');
  expect(doingOf({ snoozeUntil: null })).toBe('wake');
  expect(doingOf({ reply: '01a' })).toBe('reply');
  expect(doingOf({ macro: '01a' })).toBe('macro');
  expect(doingOf({ spam: false })).toBe('notSpam');
  expect(doingOf({ addTags: ['rain'], priority: undefined })).toBe('addTags');
});

test('a change of several things at once, or of one that has no words, is several', () => {
  expect(doingOf({ status: 'open', priority: 'low' })).toBe('several');
  expect(doingOf({ startsAt: null })).toBe('several');
});

test('never less than nothing is left, even when tickets came in meanwhile', () => {
  expect(toGo({ total: 48, done: 31, stayed: 3 })).toBe(14);
  expect(toGo({ total: 2, done: 3, stayed: 0 })).toBe(0);
});
