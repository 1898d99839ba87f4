import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Ticket } from '../../../contract/tickets.ts';
import { asItStands, asPatch, type FieldChange, judge, sameValue, withChange } from './field-changes.ts';

const ticket = {
  id: 't',
  subject: 'Luna 2',
  status: 'open',
  priority: 'normal',
  category: { id: 'c1', name: 'Luna 2 › Seal' },
  tags: ['a', 'b'],
  desk: { id: 'd1', name: 'Customers' },
  assignee: null,
  dueAt: '2026-11-20T10:00:00Z',
  version: 3,
} as unknown as Ticket;

const changes: FieldChange[] = [
  { field: 'assignee', value: { id: 'p1', name: 'Marta' } },
  { field: 'priority', value: 'high' },
  { field: 'category', value: null },
  { field: 'tags', value: ['b', 'c'] },
  { field: 'subject', value: 'Luna' },
  { field: 'desk', value: { id: 'd2', name: 'IT' } },
  { field: 'status', value: 'waiting' },
];

test.each(changes)('changing $field and back leaves the ticket as it was', (change) => {
  const seen = asItStands(ticket, change.field);
  const changed = withChange(ticket, change);
  expect(sameValue(asItStands(changed, change.field), change)).toBe(true);
  expect(withChange(changed, seen)).toEqual(ticket);
});

test('solved and closed owe nothing any more', () => {
  expect(withChange(ticket, { field: 'status', value: 'solved' }).dueAt).toBeNull();
  expect(withChange(ticket, { field: 'status', value: 'waiting' }).dueAt).toBe(ticket.dueAt);
});

test('each change is asked for by the field it is about, and only that', () => {
  expect(changes.map(asPatch)).toEqual([
    { assignee: 'p1' },
    { priority: 'high' },
    { category: null },
    { tags: ['b', 'c'] },
    { subject: 'Luna' },
    { desk: 'd2' },
    { status: 'waiting' },
  ]);
});

test('another field changed meanwhile: it is asked again, and nobody is bothered', () => {
  const seen = asItStands(ticket, 'category');
  const wanted: FieldChange = { field: 'category', value: { id: 'c2', name: 'Charging' } };
  expect(judge(seen, wanted, { ...ticket, priority: 'urgent', version: 4 })).toBe('again');
});

test('this field changed meanwhile: both values are shown, unless they are the same', () => {
  const seen = asItStands(ticket, 'category');
  const wanted: FieldChange = { field: 'category', value: { id: 'c2', name: 'Charging' } };
  expect(judge(seen, wanted, { ...ticket, category: { id: 'c3', name: 'Strap' } })).toBe('conflict');
  expect(judge(seen, wanted, { ...ticket, category: { id: 'c2', name: 'Charging' } })).toBe('gone');
});

test('tags are the same in any order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { maxLength: 8 }), (tags) => {
      expect(sameValue({ field: 'tags', value: tags }, { field: 'tags', value: tags.toReversed() })).toBe(true);
      expect(sameValue({ field: 'tags', value: tags }, { field: 'tags', value: [...tags, 'one more'] })).toBe(false);
    }),
  );
});
