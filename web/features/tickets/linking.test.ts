import { expect, test } from 'vitest';
import type { Together, TogetherLink } from '../../../contract/together.ts';
import { cache } from '../../api/index.ts';
import { heldUp, waitedFor } from './linking.ts';
import { togetherOf } from './together.ts';

const link = (number: number, kind: TogetherLink['kind'], status: TogetherLink['status'] = 'open'): TogetherLink => ({
  id: `ticket ${number}`,
  number,
  subject: '',
  status,
  kind,
  canRemove: true,
});
const numbers = (links: TogetherLink[]) => heldUp(links).map(({ number }) => number);

test('what this ticket blocks or causes waited for it; what it waits for itself did not', () => {
  expect(
    numbers([link(1, 'blocks'), link(2, 'causes'), link(3, 'blocked_by'), link(4, 'caused_by'), link(5, 'related')]),
  ).toEqual([1, 2]);
});
test('what is solved or closed waits for nothing', () => {
  expect(numbers([link(1, 'blocks', 'solved'), link(2, 'causes', 'closed'), link(3, 'blocks', 'waiting')])).toEqual([
    3,
  ]);
});
test('one that is linked twice is told once', () => {
  expect(numbers([link(1, 'blocks'), link(1, 'causes')])).toEqual([1]);
});
test('who waited is known of a ticket whose pane is gone already, as after a reply that solved it', () => {
  const known = { followers: [], following: false, snooze: null, handovers: [] } as unknown as Together;
  cache.setQueryData(togetherOf('t1').queryKey, { ...known, links: [link(7, 'blocks'), link(8, 'related')] });
  expect(waitedFor('t1').map(({ number }) => number)).toEqual([7]);
  expect(waitedFor('t2')).toEqual([]);
  cache.clear();
});
