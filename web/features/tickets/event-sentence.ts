import type { Field } from '../../../contract/fields.ts';
import type { TicketDetail, TicketEvent } from '../../../contract/tickets.ts';
import type { MessageKey, Values } from '../../i18n/index.ts';

/** Who and what the ids of an event stand for, as far as the screen knows. */
export interface Names {
  teammates: ReadonlyMap<string, string>;
  desks: ReadonlyMap<string, string>;
  categories: ReadonlyMap<string, string>;
  teams: ReadonlyMap<string, string>;
  requestTypes: ReadonlyMap<string, string>;
  /** The desk's own fields. */
  fields: ReadonlyMap<string, Field>;
  contacts: ReadonlyMap<string, string>;
}

export function contactsOf(ticket: Pick<TicketDetail, 'contact' | 'participants'>): ReadonlyMap<string, string> {
  return new Map([
    [ticket.contact.id, ticket.contact.name],
    ...ticket.participants.map(({ contactId, name, address }) => [contactId, name || address] as const),
  ]);
}

/** What people do with one another at a ticket has a catalogue of its own. */
const together = new Set([
  'ticket.handed-over',
  'ticket.snoozed',
  'ticket.unsnoozed',
  'ticket.woken',
  'ticket.unlinked',
]);

/** The feature that owns an event of this name; its sentences stand in that feature's catalogue. */
function featureOf(name: string): 'tickets' | 'outbox' | 'together' | 'reviews' {
  if (together.has(name)) return 'together';
  if (name.startsWith('review.')) return 'reviews';
  return name.startsWith('outgoing.') ? 'outbox' : 'tickets';
}

/** Key of the event's sentence, which begins with the catalogue's name: "tickets.event.ticket.assigned". */
export function sentenceKey(name: string): MessageKey {
  return `${featureOf(name)}.event.${name}` as MessageKey;
}

const saidVias = ['api', 'bulk', 'macro'] as const;

/** From where it was done, where that is worth a word: not from this app, and not by somebody's letter. */
export function viaOf(event: TicketEvent): (typeof saidVias)[number] | undefined {
  return saidVias.find((via) => via === event.via);
}

/**
 * What the sentence is filled with: the payload as it is, with ids replaced by names. What is nobody or nothing is
 * "none", and what the screen cannot name is "unknown", so that a sentence can choose its words.
 */
export function sentenceValues(event: TicketEvent, names: Names): Values {
  const { payload } = event;
  const name = (map: ReadonlyMap<string, string>, id: unknown): string =>
    id === null || id === undefined ? 'none' : (map.get(String(id)) ?? 'unknown');
  const values: Values = {};
  for (const [key, value] of Object.entries(payload)) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      values[key] = String(value);
    else if (value === null) values[key] = 'none';
    else if (Array.isArray(value)) values[key] = value.length === 0 ? 'none' : value.join(', ');
  }
  switch (event.name) {
    case 'ticket.assigned':
      return {
        ...values,
        from: name(names.teammates, payload.from),
        to: name(names.teammates, payload.to),
        self: String(payload.to !== null && payload.to === event.actor.id),
      };
    case 'ticket.category-changed':
      return { ...values, from: name(names.categories, payload.from), to: name(names.categories, payload.to) };
    case 'ticket.team-changed':
      return { ...values, from: name(names.teams, payload.from), to: name(names.teams, payload.to) };
    case 'ticket.handed-over':
      return { ...values, to: name(names.teammates, payload.to), team: name(names.teams, payload.toTeamId) };
    case 'ticket.request-type-changed':
      return { ...values, from: name(names.requestTypes, payload.from), to: name(names.requestTypes, payload.to) };
    case 'ticket.field-changed':
      return { ...values, field: names.fields.get(String(payload.fieldId))?.label ?? 'unknown' };
    case 'ticket.moved':
      return { ...values, from: name(names.desks, payload.fromDeskId), to: name(names.desks, payload.toDeskId) };
    default:
      return 'contactId' in payload ? { ...values, contact: name(names.contacts, payload.contactId) } : values;
  }
}
