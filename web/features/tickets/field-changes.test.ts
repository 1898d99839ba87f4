import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Ticket } from '../../../contract/tickets.ts';
import {
  asItStands,
  asPatch,
  type FieldChange,
  judge,
  newNamed,
  onto,
  sameValue,
  withChange,
} from './field-changes.ts';

const ticket = {
  id: 't',
  subject: 'Luna 2',
  status: 'open',
  priority: 'normal',
  category: { id: 'c1', name: 'Seal', path: ['Luna 2', 'Seal'] },
  tags: ['a', 'b'],
  desk: { id: 'd1', name: 'Customers' },
  assignee: null,
  team: null,
  requestType: null,
  startsAt: null,
  deadlineAt: '2026-11-20T16:00:00Z',
  promisedAt: null,
  estimatedMinutes: 30,
  fields: { f1: 'L2-26', f2: ['o1', 'o2'] },
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
  { field: 'team', value: { id: 'g1', name: 'Workshop' } },
  { field: 'requestType', value: { id: 'r1', name: 'Bug', key: 'bug' } },
  { field: 'startsAt', value: '2026-11-23T08:00:00Z' },
  { field: 'deadlineAt', value: null },
  { field: 'promisedAt', value: '2026-11-20T15:00:00Z' },
  { field: 'estimatedMinutes', value: null },
  { field: 'fields', fieldId: 'f1', value: null },
  { field: 'fields', fieldId: 'f3', value: true },
];

test.each(changes)('changing $field and back leaves the ticket as it was', (change) => {
  const seen = asItStands(ticket, change);
  const changed = withChange(ticket, change);
  expect(sameValue(asItStands(changed, change), change)).toBe(true);
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
    { team: 'g1' },
    { requestType: 'bug' },
    { startsAt: '2026-11-23T08:00:00Z' },
    { deadlineAt: null },
    { promisedAt: '2026-11-20T15:00:00Z' },
    { estimatedMinutes: null },
    { fields: { f1: null } },
    { fields: { f3: true } },
  ]);
  expect(asPatch({ field: 'category', value: { id: 'c2', name: 'Strap', path: ['Strap'] } })).toEqual({
    category: 'c2',
  });
  expect(asPatch({ field: 'category', value: newNamed('Strap') })).toEqual({ category: 'Strap' });
});

test('another field changed meanwhile: it is asked again, and nobody is bothered', () => {
  const wanted: FieldChange = { field: 'category', value: { id: 'c2', name: 'Charging', path: ['Charging'] } };
  const seen = asItStands(ticket, wanted);
  expect(judge(seen, wanted, { ...ticket, priority: 'urgent', version: 4 })).toBe('again');
});

test('this field changed meanwhile: both values are shown, unless they are the same', () => {
  const wanted: FieldChange = { field: 'category', value: { id: 'c2', name: 'Charging', path: ['Charging'] } };
  const seen = asItStands(ticket, wanted);
  expect(judge(seen, wanted, { ...ticket, category: { id: 'c3', name: 'Strap', path: ['Strap'] } })).toBe('conflict');
  expect(judge(seen, wanted, { ...ticket, category: { id: 'c2', name: 'Charging', path: ['Charging'] } })).toBe('gone');
});

test('tags are the same in any order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { maxLength: 8 }), (tags) => {
      expect(sameValue({ field: 'tags', value: tags }, { field: 'tags', value: tags.toReversed() })).toBe(true);
      expect(sameValue({ field: 'tags', value: tags }, { field: 'tags', value: [...tags, 'one more'] })).toBe(false);
    }),
  );
});

test('of two own fields changed at once neither is in the way of the other', () => {
  const wanted: FieldChange = { field: 'fields', fieldId: 'f1', value: 'L2-27' };
  const seen = asItStands(ticket, wanted);
  expect(judge(seen, wanted, { ...ticket, fields: { ...ticket.fields, f3: true } })).toBe('again');
  expect(judge(seen, wanted, { ...ticket, fields: { ...ticket.fields, f1: 'X' } })).toBe('conflict');
  expect(judge(seen, wanted, { ...ticket, fields: { f1: 'L2-27' } })).toBe('gone');
});

test('a moment is the same however it is written', () => {
  const wanted: FieldChange = { field: 'deadlineAt', value: '2026-11-20T17:00:00+01:00' };
  expect(sameValue(asItStands(ticket, wanted), wanted)).toBe(true);
});

test('tags that two people give and take at once are all given and taken', () => {
  const some = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'));
  fc.assert(
    fc.property(some, some, some, (before, mine, theirs) => {
      const seen: FieldChange = { field: 'tags', value: before };
      const wish = onto(seen, { field: 'tags', value: mine }, { ...ticket, tags: theirs });
      if (wish.field !== 'tags') throw new Error('another field');
      for (const tag of mine) if (!before.includes(tag)) expect(wish.value).toContain(tag);
      for (const tag of before) if (!mine.includes(tag)) expect(wish.value).not.toContain(tag);
      for (const tag of theirs) if (!before.includes(tag)) expect(wish.value).toContain(tag);
      expect(new Set(wish.value).size).toBe(wish.value.length);
    }),
  );
});
