import type { Contact, ContactDetail } from '../../../contract/contacts.ts';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { notFound } from '../../platform/http/problem.ts';
import { cardFields, shownFields } from '../card-fields/index.ts';
import { contactById, idsOfPerson, teammateOf } from './cards.queries.ts';
import { guessTimeZone } from './guessing.ts';
import type { ContactRow } from './listing.queries.ts';
import { standingMergesOf } from './merging.queries.ts';
import { UNDO_DAYS } from './merging.ts';
import { notesOf } from './notes.queries.ts';
import { toNote } from './notes.ts';
import { asShown, toContacts } from './presenting.ts';
import type { TicketsOfContacts } from './tickets-port.ts';
import { seeing } from './tickets-port.ts';

/** The card of one person. @throws Problem 404 where there is none that the actor may see. */
export async function contactCard(
  platform: Platform,
  tickets: TicketsOfContacts,
  actor: Actor,
  id: string,
): Promise<ContactDetail> {
  const { db } = platform;
  const found = await contactById(db, id, seeing(tickets, actor));
  const row = found && asShown(found);
  const [contact] = row ? await toContacts(db, [row]) : [];
  if (!row || !contact) throw notFound('contact');
  const ids = await idsOfPerson(db, row.id);
  const since = platform.clock.now().subtract({ hours: 24 * UNDO_DAYS });
  const [changeable, fields, firstAt, theirTickets, notes, merges, teammate] = await Promise.all([
    contactById(db, row.id, seeing(tickets, actor, 'contact.change')),
    cardFields(db, 'contact'),
    tickets.firstWroteAt(db, actor, ids),
    tickets.ticketsOf(platform, actor, ids),
    notesOf(db, { contactIds: ids, enteredOnly: !row.seen_by_ticket }),
    standingMergesOf(db, row.id, since, !row.seen_by_ticket),
    row.teammate_id === null ? null : teammateOf(db, row.teammate_id),
  ]);
  const mayChange = changeable !== undefined;
  const has = (permission: 'sender.block' | 'contact.export'): boolean => {
    const desks = desksWhere(actor, permission);
    return desks === 'all' || desks.length > 0;
  };
  return {
    ...contact,
    ...located(row, contact),
    languageFrom: contact.language === null ? null : row.language_set_at === null ? 'letters' : 'set',
    plan: row.plan,
    value: row.value === null ? null : Number(row.value),
    currency: row.currency,
    fields: shownFields(fields, row.fields),
    teammate,
    customerSince: firstAt?.toString() ?? null,
    tickets: theirTickets,
    notes: notes.map((note) => toNote(note, actor, mayChange)),
    merges: mayChange
      ? merges.map((each) => ({
          id: each.id,
          name: each.name,
          mergedAt: each.merged_at.toString(),
          undoUntil: each.merged_at.add({ hours: 24 * UNDO_DAYS }).toString(),
        }))
      : [],
    can: { change: mayChange, block: has('sender.block'), export: has('contact.export') },
  };
}

/** Where they are, as somebody said or as it can be guessed. */
function located(row: ContactRow, contact: Contact): Pick<ContactDetail, 'timeZone' | 'timeZoneFrom'> {
  if (row.time_zone !== null) return { timeZone: row.time_zone, timeZoneFrom: 'set' };
  const of = (kind: 'phone' | 'email'): string[] =>
    contact.identities.filter((one) => one.kind === kind).map((one) => one.value);
  const guess = guessTimeZone({ phones: of('phone'), addresses: of('email'), language: contact.language });
  return { timeZone: guess?.timeZone ?? null, timeZoneFrom: guess?.from ?? null };
}
