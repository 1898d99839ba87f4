import { expect, test } from 'vitest';
import { eventChoices, withEvent } from './event-choices.ts';

test('events that share a word can be had as one', () => {
  expect(eventChoices(['ticket.created', 'message.received', 'ticket.closed'])).toEqual([
    { id: 'message.received' },
    { id: 'ticket.*', group: 'ticket' },
    { id: 'ticket.closed' },
    { id: 'ticket.created' },
  ]);
});

test('a group takes the place of its members, and a member that of its group', () => {
  expect(withEvent(['message.received', 'ticket.closed'], 'ticket.*')).toEqual(['message.received', 'ticket.*']);
  expect(withEvent(['ticket.*'], 'ticket.closed')).toEqual(['ticket.closed']);
  expect(withEvent(['ticket.closed'], 'ticket.closed')).toEqual([]);
  // A word that another begins with is another word.
  expect(withEvent(['ticket-import.done'], 'ticket.*')).toEqual(['ticket-import.done', 'ticket.*']);
});
