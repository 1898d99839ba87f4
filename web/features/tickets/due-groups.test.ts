import { expect, test } from 'vitest';
import type { Ticket } from '../../../contract/tickets.ts';
import { groupByDue } from './due-groups.ts';

const due = (id: string, dueAt: string | null) => ({ id, dueAt }) as Ticket;
const now = Date.parse('2026-11-20T20:30:00Z');
const told = (tickets: readonly Ticket[], zone: string) =>
  groupByDue(tickets, now, zone).map(({ group, tickets: members }) => [group, members.map(({ id }) => id).join(' ')]);

test('late and within the hour stand together, then the rest of the person’s own day, then the rest', () => {
  const tickets = [
    due('late', '2026-11-19T10:00:00Z'),
    due('soon', '2026-11-20T21:29:59Z'),
    due('evening', '2026-11-20T22:30:00Z'),
    due('tomorrow', '2026-11-21T09:00:00Z'),
    due('never', null),
  ];
  expect(told(tickets, 'Europe/Rome')).toEqual([
    ['hour', 'late soon'],
    ['today', 'evening'],
    ['later', 'tomorrow never'],
  ]);
});

test('midnight is the person’s, not the server’s', () => {
  const tickets = [due('a', '2026-11-20T22:30:00Z')];
  expect(told(tickets, 'Europe/Rome')).toEqual([['today', 'a']]);
  expect(told(tickets, 'Europe/Bucharest')).toEqual([['later', 'a']]);
});

test('empty groups are not there', () => {
  expect(groupByDue([], now, 'UTC')).toEqual([]);
});
