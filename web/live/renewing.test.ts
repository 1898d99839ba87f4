import { expect, test } from 'vitest';
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
