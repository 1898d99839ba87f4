import { readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import type { Field } from '../../../contract/fields.ts';
import type { TicketEvent } from '../../../contract/tickets.ts';
import { sentenceKey, sentenceValues, viaOf } from './event-sentence.ts';

const names = {
  teammates: new Map([
    ['p1', 'Marta'],
    ['p2', 'Owen'],
  ]),
  desks: new Map([['d1', 'Customers']]),
  categories: new Map([['c1', 'Luna 2']]),
  contacts: new Map([['k1', 'Giulia']]),
  teams: new Map([['g1', 'Workshop']]),
  requestTypes: new Map([['r1', 'Bug']]),
  fields: new Map([['f1', { label: 'Serial number' } as Field]]),
};
const catalogue = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(`locales/${language}/tickets.json`, 'utf8'));
const event = (name: string, payload: Record<string, unknown>): TicketEvent => ({
  id: 'e',
  seq: 1,
  name,
  at: '2026-11-20T10:00:00Z',
  actor: { kind: 'teammate', id: 'p1', name: 'Marta' },
  payload,
  via: 'app',
  minor: true,
});
const say = (language: string, what: TicketEvent) =>
  new IntlMessageFormat(catalogue(language)[sentenceKey(what.name).replace(/^tickets\./, '')] ?? '?', language).format({
    actor: 'Marta',
    ...sentenceValues(what, names),
  });

test('people, desks and categories are called by their names', () => {
  expect(say('en', event('ticket.assigned', { from: null, to: 'p2' }))).toBe('Marta assigned it to Owen');
  expect(say('en', event('ticket.assigned', { from: null, to: 'p1' }))).toBe('Marta took the ticket');
  expect(say('en', event('ticket.assigned', { from: 'p2', to: null }))).toBe('Marta left it to nobody');
  expect(say('en', event('ticket.moved', { fromDeskId: 'd1', toDeskId: 'd9' }))).toBe(
    'Marta moved it from Customers to another desk',
  );
  expect(say('en', event('ticket.tags-changed', { added: ['a', 'b'], removed: [] }))).toBe(
    'Marta changed the tags: plus a, b',
  );
  expect(say('en', event('participant.joined', { contactId: 'k1', confirmed: false }))).toBe(
    'Giulia joined, not confirmed yet',
  );
});

test('a count in a sentence is told in the form of its language', () => {
  expect(say('ro', event('ticket.braked', { messages: 21, minutes: 10 }))).toBe(
    'Sportello nu mai răspunde singur: 21 de mesaje de la același expeditor în 10 minute',
  );
});

test('from where it was done is told where it was not this app', () => {
  expect(viaOf({ ...event('ticket.assigned', {}), via: 'bulk' })).toBe('bulk');
  expect(viaOf({ ...event('ticket.assigned', {}), via: 'api' })).toBe('api');
  for (const via of ['app', 'customer', 'job', 'email', null])
    expect(viaOf({ ...event('ticket.assigned', {}), via })).toBeUndefined();
});

test.each(['en', 'it', 'es', 'ro'])('every sentence can be said in %s, whatever the ids are', (language) => {
  const payloads = [
    {
      from: null,
      to: 'p2',
      fromDeskId: 'x',
      toDeskId: 'd1',
      added: [],
      removed: ['x'],
      contactId: 'x',
      confirmed: true,
      startsAt: null,
      promisedAt: '2026-11-20',
      fieldId: 'f1',
      set: true,
      otherNumber: 7,
      messages: 11,
      reason: 'headers',
      side: 'merged',
      minutes: 10,
    },
    {
      from: 'open',
      to: null,
      fromDeskId: 'd1',
      toDeskId: 'x',
      added: ['x'],
      removed: [],
      contactId: 'k1',
      confirmed: false,
      startsAt: '2026-11-20',
      promisedAt: '2026-11-20',
      fieldId: 'x',
      set: false,
      otherNumber: 7,
      messages: 1,
      reason: 'learnt',
      side: 'survivor',
      minutes: 1,
    },
  ];
  for (const key of Object.keys(catalogue(language)).filter((one) => one.startsWith('event.'))) {
    for (const payload of payloads) {
      const name = key.slice('event.'.length);
      // These name what they changed, always both sides of it.
      const states = /status|priority|tag\.renamed/.test(name) ? { from: 'open', to: 'waiting' } : {};
      const said = say(language, event(name, { ...payload, ...states }));
      expect(said).toMatch(/^\S.*\S$/);
      expect(said).not.toMatch(/\b(unknown|none|undefined|null)\b/);
    }
  }
});
