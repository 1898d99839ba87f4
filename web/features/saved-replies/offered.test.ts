import { expect, test } from 'vitest';
import { SAVED_REPLY_LIMITS, SAVED_REPLY_STATES, STALE_AFTER_DAYS } from '../../../contract/saved-replies.ts';
import { PRIORITIES, STATUSES } from '../../../contract/tickets.ts';
import {
  inLanguageFirst,
  longest,
  offeredPriorities,
  offeredStatuses,
  replyStates,
  staleAfterDays,
} from './offered.ts';

test('the screen offers what the contract knows', () => {
  expect(replyStates).toEqual(SAVED_REPLY_STATES);
  expect(staleAfterDays).toBe(STALE_AFTER_DAYS);
  expect(SAVED_REPLY_LIMITS).toMatchObject(longest);
  expect(offeredStatuses).toEqual(STATUSES.filter((status) => status !== 'new'));
  expect(offeredPriorities).toEqual(PRIORITIES);
});

test('replies in the language of the customer come first, and macros without words are in every one', () => {
  const replies = [
    { name: 'Orari', languages: ['it'] },
    { name: 'Update', languages: ['en', 'it'] },
    { name: 'To the team', languages: [] },
  ];
  const names = (language: string | undefined) => inLanguageFirst(replies, language).map(({ name }) => name);
  expect(names('en')).toEqual(['Update', 'To the team', 'Orari']);
  expect(names(undefined)).toEqual(['Orari', 'Update', 'To the team']);
});
