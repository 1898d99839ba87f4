import { expect, test } from 'vitest';
import { cache } from '../api/cache.ts';
import { madeOldBy } from './renewing.ts';

test('an event of a ticket makes old the lists, the counts and that ticket', () => {
  const keys = madeOldBy({ name: 'message.received', ticketId: 't1' });
  expect(keys).toContainEqual(['tickets']);
  expect(keys).toContainEqual(['views']);
  expect(keys).toContainEqual(['ticket', 't1']);
});
test('any other event makes old what is named as it is', () => {
  const keys = madeOldBy({ name: 'desk.changed', ticketId: null });
  expect(keys).toContainEqual(['desk']);
  expect(keys).toContainEqual(['desks']);
  expect(keys).toContainEqual(['me']);
  expect(keys).not.toContainEqual(['tickets']);
});

test('an event of a ticket makes old the open ones that are linked with it or may belong to it, and no others', () => {
  cache.setQueryData(['ticket', 'doubted'], { links: [], suggestion: { id: 't1' } });
  cache.setQueryData(['ticket', 'linked'], { links: [{ id: 't1' }] });
  cache.setQueryData(['ticket', 'alone'], { links: [{ id: 't2' }] });
  cache.setQueryData(['ticket', 'linked', 'messages'], { pages: [] });
  const keys = madeOldBy({ name: 'ticket.solved', ticketId: 't1' });
  cache.clear();
  expect(keys).toContainEqual(['ticket', 'linked']);
  expect(keys).toContainEqual(['ticket', 'doubted']);
  expect(keys).not.toContainEqual(['ticket', 'alone']);
  expect(keys).not.toContainEqual(['ticket', 'linked', 'messages']);
});

test('what happens to a teammate at a ticket does not ask anew who one is', () => {
  expect(madeOldBy({ name: 'teammate.mentioned', ticketId: 't1' })).not.toContainEqual(['me']);
  expect(madeOldBy({ name: 'teammate.role-changed', ticketId: null })).toContainEqual(['me']);
});
