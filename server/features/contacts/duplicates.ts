import type { Contact, Duplicate } from '../../../contract/contacts.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { notFound } from '../../platform/http/problem.ts';
import { isPublicProvider } from '../organizations/index.ts';
import { contactById, contactsById } from './cards.queries.ts';
import { likelyDuplicates } from './duplicates.queries.ts';
import type { Features } from './likeness.ts';
import { compare, localOf, WORTH_ASKING } from './likeness.ts';
import { toContacts } from './presenting.ts';
import type { TicketsOfContacts } from './tickets-port.ts';
import { seeing } from './tickets-port.ts';

const MOST_TOLD = 5;

/** Who may be the same person, likeliest first, of those the actor may see. @throws Problem 404. */
export async function duplicatesOf(
  platform: Platform,
  tickets: TicketsOfContacts,
  actor: Actor,
  id: string,
): Promise<Duplicate[]> {
  const { db } = platform;
  const row = await contactById(db, id, seeing(tickets, actor));
  if (!row) throw notFound('contact');
  const [contact] = await toContacts(db, [row]);
  if (!contact) return [];
  const mine = featuresOf(contact);
  const likely = await likelyDuplicates(db, row.id, {
    name: row.name,
    locals: mine.addresses.flatMap(localOf),
    phones: mine.phones,
  });
  const others = await toContacts(db, await contactsById(db, likely, seeing(tickets, actor)));
  const found = others
    .map((other) => ({ contact: other, ...compare(mine, featuresOf(other), isPublicProvider) }))
    .filter(({ score }) => score >= WORTH_ASKING)
    .sort((one, other) => other.score - one.score)
    .slice(0, MOST_TOLD);
  const ids = found.map((each) => each.contact.id);
  const counts = await tickets.ticketCounts(db, actor, ids);
  const changeable = new Set(
    (await contactsById(db, [row.id, ...ids], seeing(tickets, actor, 'contact.change'))).map((each) => each.id),
  );
  return found.map((each) => ({
    ...each,
    tickets: counts.get(each.contact.id) ?? 0,
    can: { merge: changeable.has(row.id) && changeable.has(each.contact.id) },
  }));
}

function featuresOf(contact: Contact): Features {
  const values = (kind: 'email' | 'phone'): string[] =>
    contact.identities.filter((one) => one.kind === kind).map((one) => one.value);
  return {
    name: contact.name,
    addresses: values('email'),
    phones: values('phone'),
    language: contact.language,
    organizationId: contact.organization?.id ?? null,
  };
}
