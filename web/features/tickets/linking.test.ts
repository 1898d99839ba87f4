import { expect, test } from 'vitest';
import type { TogetherLink } from '../../../contract/together.ts';
import { heldUp } from './linking.ts';

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
