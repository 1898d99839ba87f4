import type { ContactChange, NewContact } from '../../../contract/contacts.ts';
import type { FieldValue } from '../../../contract/field-values.ts';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere, may } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { fieldProblem, notFound, problem } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids/index.ts';
import { cardFields, changedFields } from '../card-fields/index.ts';
import { deskBook } from '../desks/index.ts';
import type { CardChange } from './cards.queries.ts';
import {
  contactById,
  enterContact,
  fieldsOf,
  idsOfPerson,
  insertContact,
  lockContact,
  organizationThere,
  updateContact,
} from './cards.queries.ts';
import { contactChanged, contactCreated } from './contacts.events.ts';
import { insertIdentities, ownersOf } from './identities.queries.ts';
import { identityValue } from './identity-values.ts';
import type { ContactRow } from './listing.queries.ts';
import type { TicketsOfContacts } from './tickets-port.ts';
import { seeing } from './tickets-port.ts';

/**
 * The contact an actor may change, locked; who was merged gives the one who stands for both.
 * @throws Problem 404 where there is none that the actor may see, 403 where they may see but not change.
 */
export async function changeableContact(one: Act, tickets: TicketsOfContacts, id: string): Promise<ContactRow> {
  const seen = await contactById(one.trx, id, seeing(tickets, one.actor));
  if (!seen) throw notFound('contact');
  await lockContact(one.trx, seen.id);
  const row = await contactById(one.trx, seen.id, seeing(tickets, one.actor, 'contact.change'));
  if (!row)
    throw problem(
      403,
      'not-allowed',
      'You may not change this contact. An owner or manager of the desk can change that.',
    );
  return row;
}

/** Where a change of them is told: on the desk of their latest ticket, else on a public one of the actor's. */
export async function deskToTell(one: Act, tickets: TicketsOfContacts, contactId: string): Promise<string | null> {
  const ids = await idsOfPerson(one.trx, contactId);
  const latest = await tickets.latestDeskOf(one.trx, one.actor, ids);
  return latest ?? (await publicDeskOf(one.platform, one.actor));
}

/**
 * Whether what the actor says of this contact is shown to everybody who sees the card: of one that was entered, by who may
 * change cards on a public desk. What is said of others stays with whoever sees a ticket of theirs.
 */
export async function saysOpenly(one: Act, contact: Pick<ContactRow, 'added_at'>): Promise<boolean> {
  return contact.added_at !== null && (await publicDeskOf(one.platform, one.actor)) !== null;
}

export async function publicDeskOf(platform: Platform, actor: Actor): Promise<string | null> {
  const desks = desksWhere(actor, 'contact.change');
  const book = await deskBook(platform.db);
  return (
    book.all().find((desk) => desk.audience === 'public' && (desks === 'all' || desks.includes(desk.id)))?.id ?? null
  );
}

/**
 * Somebody new, entered by hand. An address that wrote only to desks the actor does not see is no hindrance: the card then
 * shows what was entered.
 * @returns their id. @throws Problem 403 without a public desk; 409 where somebody one sees has one of the addresses; 422.
 */
export async function createContact(
  platform: Platform,
  tickets: TicketsOfContacts,
  actor: Actor,
  input: NewContact,
): Promise<string> {
  const deskId = await publicDeskOf(platform, actor);
  if (deskId === null || !may(actor, 'contact.change', deskId))
    throw problem(403, 'not-allowed', 'You may not do this. An owner or manager of a public desk can change that.');
  return act(platform, actor, async (one) => {
    const identities = input.identities.map((each) => ({ ...each, value: identityValue(each) }));
    const book = await deskBook(one.platform.db);
    const own = identities.findIndex((each) => each.kind === 'email' && book.byAddress(each.value) !== undefined);
    if (own >= 0) throw fieldProblem(`identities.${own}.value`, 'This is an address of ours.');
    const owners = await ownersOf(one.trx, identities, seeing(tickets, actor));
    if (owners.some((owner) => owner.seen))
      throw problem(409, 'contact-there', 'Somebody with this address is here already.', undefined, {
        contactId: owners.find((owner) => owner.seen)?.contactId,
      });
    const unseen = owners[0]?.contactId;
    const id = unseen ?? newId();
    const before = unseen ? await fieldsOf(one.trx, unseen) : {};
    const name = input.name || (identities[0]?.value ?? '');
    if (unseen) await enterContact(one.trx, unseen, name, one.at);
    else await insertContact(one.trx, id, name, one.at);
    await insertIdentities(one, id, identities, owners, true);
    const { identities: _, name: __, ...rest } = input;
    await updateContact(one.trx, id, await readCardChange(one, before, rest), true, one.at);
    one.record(contactCreated, { contactId: id }, { deskId });
    return id;
  });
}

/** Changes what is given. @throws Problem 403, 404, 422. */
export async function changeContact(
  platform: Platform,
  tickets: TicketsOfContacts,
  actor: Actor,
  id: string,
  change: ContactChange,
): Promise<void> {
  await act(platform, actor, async (one) => {
    const contact = await changeableContact(one, tickets, id);
    const read = await readCardChange(one, contact.fields, change);
    await updateContact(one.trx, contact.id, read, await saysOpenly(one, contact), one.at);
    const deskId = await deskToTell(one, tickets, contact.id);
    one.record(contactChanged, { contactId: contact.id, changed: Object.keys(change) }, { deskId });
  });
}

async function readCardChange(
  one: Act,
  before: Record<string, FieldValue>,
  { fields, ...change }: ContactChange,
): Promise<CardChange> {
  if (change.organizationId && !(await organizationThere(one.trx, change.organizationId)))
    throw fieldProblem('organizationId', 'There is no such organization.');
  const said = [
    ...Object.keys(change).filter((fact) => fact !== 'name'),
    ...Object.keys(fields ?? {}).map((fieldId) => `fields.${fieldId}`),
  ];
  if (fields === undefined) return { ...change, said };
  return { ...change, said, fields: changedFields(await cardFields(one.trx, 'contact'), before, fields) };
}
