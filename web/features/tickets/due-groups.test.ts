import { expect, test } from 'vitest';
import type { Ticket } from '../../../contract/tickets.ts';
import { dueOf, groupByDue } from './due-groups.ts';

const due = (id: string, dueAt: string | null) => ({ id, dueAt }) as Ticket;
const now = Date.parse('2026-11-20T20:30:00Z');
const told = (tickets: readonly Ticket[], zone: string) =>
  groupByDue(tickets, now, zone).map(({ group, rows }) => [group, rows.map(({ id }) => id).join(' ')]);

test('late stands apart, then within the hour, then the rest of the person’s own day, then the rest', () => {
  const tickets = [
    due('late', '2026-11-19T10:00:00Z'),
    due('soon', '2026-11-20T21:29:59Z'),
    due('evening', '2026-11-20T22:30:00Z'),
    due('tomorrow', '2026-11-21T09:00:00Z'),
    due('never', null),
  ];
  expect(told(tickets, 'Europe/Rome')).toEqual([
    ['late', 'late'],
    ['hour', 'soon'],
    ['today', 'evening'],
    ['later', 'tomorrow never'],
  ]);
});

test('midnight is the person’s, not the server’s', () => {
  const tickets = [due('a', '2026-11-20T22:30:00Z')];
  expect(told(tickets, 'Europe/Rome')).toEqual([['today', 'a']]);
  expect(told(tickets, 'Europe/Bucharest')).toEqual([['later', 'a']]);
});

test('the day on which the clocks go back is an hour longer', () => {
  const evening = Date.parse('2026-10-25T00:30:00Z');
  const tickets = [due('last', '2026-10-25T22:59:00Z'), due('next', '2026-10-25T23:01:00Z')];
  const groups = groupByDue(tickets, evening, 'Europe/Rome');
  expect(groups.map(({ group, rows }) => [group, rows.map(({ id }) => id).join(' ')])).toEqual([
    ['today', 'last'],
    ['later', 'next'],
  ]);
});

test('whatever comes first counts: the reply, the promise or the ticket’s own date', () => {
  expect(dueOf({ dueAt: null, promisedAt: '2026-11-20T10:00:00Z', deadlineAt: '2026-11-19T10:00:00Z' })).toBe(
    '2026-11-19T10:00:00Z',
  );
  expect(dueOf({ dueAt: null })).toBeNull();
});

test('empty groups are not there', () => {
  expect(groupByDue([], now, 'UTC')).toEqual([]);
});
