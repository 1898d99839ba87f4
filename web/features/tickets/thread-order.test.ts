import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Message, TicketEvent } from '../../../contract/tickets.ts';
import { layThread, type ThreadItem } from './thread-order.ts';

const minute = (at: number) => new Date(Date.parse('2026-11-17T09:00:00Z') + at * 60_000).toISOString();
const message = (id: string, at: number, type: Message['type'] = 'incoming', state?: string) =>
  ({ id, type, createdAt: minute(at), outgoing: state === undefined ? null : { state } }) as Message;
const event = (id: string, at: number, name = 'ticket.assigned') =>
  ({ id, name, at: minute(at), actor: { kind: 'teammate' } }) as TicketEvent;
const none = new Set<string>();
const idsOf = (item: ThreadItem): string[] => {
  switch (item.kind) {
    case 'message':
      return [item.message.id];
    case 'earlier':
      return item.messages.map(({ id }) => id);
    case 'event':
      return [item.event.id];
    case 'events':
      return item.events.map(({ id }) => id);
  }
};
const told = (messages: Message[], events: TicketEvent[] = [], opened: ReadonlySet<string> = none) =>
  layThread(messages, events, opened).map((item) =>
    item.kind === 'earlier'
      ? `earlier:${item.messages.length}`
      : item.kind === 'message' && item.folded
        ? `(${idsOf(item)})`
        : idsOf(item).join('+'),
  );

test('the latest four stand open, older ones are folded', () => {
  const messages = ['a', 'b', 'c', 'd', 'e'].map((id, at) => message(id, at));
  expect(told(messages)).toEqual(['(a)', 'b', 'c', 'd', 'e']);
  expect(told(messages, [], new Set(['a']))).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('many folded ones become one line, and the first message keeps its own', () => {
  const messages = Array.from({ length: 15 }, (_, at) => message(`m${at}`, at));
  expect(told(messages)).toEqual(['(m0)', 'earlier:10', 'm11', 'm12', 'm13', 'm14']);
  expect(told(messages, [], new Set(['earlier']))).toHaveLength(15);
});

test('automatic answers are folded even when they are the newest', () => {
  expect(told([message('a', 0), message('auto', 1, 'auto', 'sent')])).toEqual(['a', '(auto)']);
});

test('events stand where they happened and gather when nothing was said between', () => {
  expect(told([message('a', 0), message('b', 10)], [event('1', 1), event('2', 2), event('3', 11)])).toEqual([
    'a',
    '1+2',
    'b',
    '3',
  ]);
});

test('what a message did to the ticket by itself is not told beside it', () => {
  const events = [
    event('1', 0, 'ticket.created'),
    event('2', 5, 'ticket.status-changed'),
    event('3', 6, 'ticket.status-changed'),
  ];
  expect(told([message('a', 0), message('b', 5, 'reply', 'sent')], events)).toEqual(['a', 'b', '3']);
  const byWriting = { ...event('4', 7, 'ticket.status-changed'), actor: { kind: 'contact', id: 'k', name: 'Giulia' } };
  expect(told([message('a', 0)], [byWriting])).toEqual(['a']);
});

test('a turn of the request keeps its own line among small changes', () => {
  const events = [
    event('1', 1, 'ticket.tags-changed'),
    event('2', 2, 'ticket.priority-changed'),
    event('3', 3, 'ticket.reopened'),
    event('4', 4),
    event('5', 5, 'ticket.solved'),
    event('6', 6, 'ticket.promised'),
  ];
  expect(told([message('a', 0)], events)).toEqual(['a', '1+2', '3', '4', '5', '6']);
});

test('taking a reply back is told once', () => {
  const events = [
    event('1', 5, 'ticket.reply-withdrawn'),
    event('2', 5, 'outgoing.cancelled'),
    event('3', 9, 'outgoing.cancelled'),
  ];
  expect(told([message('a', 0)], events)).toEqual(['a', '1+3']);
});

test('a reply that was taken back is not there', () => {
  expect(told([message('a', 0), message('b', 1, 'reply', 'cancelled')])).toEqual(['a']);
});

test('nothing is lost and nothing is doubled, whatever comes', () => {
  const anything = fc.record({ at: fc.integer({ min: 0, max: 30 }), isEvent: fc.boolean(), auto: fc.boolean() });
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 40 }), (parts) => {
      const messages = parts.flatMap((part, id) =>
        part.isEvent ? [] : [message(`m${id}`, part.at, part.auto ? 'auto' : 'incoming')],
      );
      const events = parts.flatMap((part, id) => (part.isEvent ? [event(`e${id}`, part.at)] : []));
      const ids = layThread(messages, events, none).flatMap(idsOf);
      expect([...ids].sort()).toEqual([...messages, ...events].map(({ id }) => id).sort());
    }),
  );
});
