import { expect, test } from 'vitest';
import { SAVED_REPLY_LIMITS, SAVED_REPLY_STATES, STALE_AFTER_DAYS } from '../../../contract/saved-replies.ts';
import { PRIORITIES, STATUSES } from '../../../contract/tickets.ts';
import { longest, offeredPriorities, offeredStatuses, replyStates, staleAfterDays } from './offered.ts';

test('the screen offers what the contract knows', () => {
  expect(replyStates).toEqual(SAVED_REPLY_STATES);
  expect(staleAfterDays).toBe(STALE_AFTER_DAYS);
  expect(SAVED_REPLY_LIMITS).toMatchObject(longest);
  expect(offeredStatuses).toEqual(STATUSES.filter((status) => status !== 'new'));
  expect(offeredPriorities).toEqual(PRIORITIES);
});
