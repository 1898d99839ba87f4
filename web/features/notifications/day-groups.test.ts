import { expect, test } from 'vitest';
import type { Notification } from '../../../contract/notifications.ts';
import { dayGroups } from './day-groups.ts';

function told(id: string, at: string, read = true): Notification {
  return {
    id,
    kind: 'assigned',
    ticket: null,
    by: null,
    count: 1,
    aboutAt: null,
    articleId: null,
    what: null,
    articleTitle: null,
    at,
    readAt: read ? at : null,
  };
}
const now = new Date('2026-11-20T09:00:00Z');
const shape = (groups: ReturnType<typeof dayGroups>) =>
  groups.map(({ kind, items }) => [kind, items.map(({ id }) => id).join(' ')]);

test('what is not read stands first, however old', () => {
  const old = told('old', '2026-11-01T10:00:00Z', false);
  expect(shape(dayGroups([old], [told('new', '2026-11-20T08:00:00Z')], now, 'Europe/Rome'))).toEqual([
    ['unread', 'old'],
    ['today', 'new'],
  ]);
});

test('days are those of the reader’s own clock', () => {
  const late = told('late', '2026-11-19T23:30:00Z');
  expect(shape(dayGroups([], [late], now, 'Europe/Rome'))).toEqual([['today', 'late']]);
  expect(shape(dayGroups([], [late], now, 'UTC'))).toEqual([['yesterday', 'late']]);
});

test('the day before the clocks change is yesterday', () => {
  const early = new Date('2026-10-26T05:00:00Z');
  expect(shape(dayGroups([], [told('a', '2026-10-25T00:10:00Z')], early, 'Europe/Rome'))).toEqual([['yesterday', 'a']]);
});

test('one that both answers hold stands once, and newest first', () => {
  const both = told('both', '2026-11-20T07:00:00Z', false);
  const groups = dayGroups(
    [both],
    [both, told('b', '2026-11-18T07:00:00Z'), told('c', '2026-11-18T09:00:00Z'), told('d', '2026-11-10T09:00:00Z')],
    now,
    'UTC',
  );
  expect(shape(groups)).toEqual([
    ['unread', 'both'],
    ['day', 'c b'],
    ['day', 'd'],
  ]);
});

test('nothing makes no groups', () => {
  expect(dayGroups([], [], now, 'UTC')).toEqual([]);
});
