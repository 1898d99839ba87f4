import type { IdentityChange, NewIdentity } from '../../../contract/contacts.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { fieldProblem, notFound, problem } from '../../platform/http/problem.ts';
import { deskBook } from '../desks/index.ts';
import { changeableContact, deskToTell, saysOpenly } from './changing.ts';
import { contactChanged } from './contacts.events.ts';
import {
  changeIdentityRow,
  deleteIdentity,
  insertIdentities,
  isIdentityUsed,
  lockIdentity,
  ownersOf,
} from './identities.queries.ts';
import { identityValue } from './identity-values.ts';
import { isShown } from './presenting.ts';
import type { TicketsOfContacts } from './tickets-port.ts';
import { seeing } from './tickets-port.ts';

/**
 * One more way in which this person reaches us. Claimed until proved; a guess decides nothing.
 * @throws Problem 403, 404; 409 where somebody else has it (they may be one: merging says so); 422 for an address of ours.
 */
export async function addIdentity(
  platform: Platform,
  tickets: TicketsOfContacts,
  actor: Actor,
  id: string,
  input: NewIdentity,
): Promise<void> {
  await act(platform, actor, async (one) => {
    const contact = await changeableContact(one, tickets, id);
    const identity = { ...input, value: identityValue(input) };
    const book = await deskBook(one.platform.db);
    if (identity.kind === 'email' && book.byAddress(identity.value) !== undefined)
      throw fieldProblem('value', 'This is an address of ours.');
    const owners = await ownersOf(one.trx, [identity], seeing(tickets, actor));
    const other = owners.find((owner) => owner.contactId !== contact.id);
    if (other)
      throw problem(
        409,
        'address-of-another',
        'Somebody else has this.',
        undefined,
        other.seen ? { contactId: other.contactId } : undefined,
      );
    await insertIdentities(one, contact.id, [identity], owners, await saysOpenly(one, contact));
    const deskId = await deskToTell(one, tickets, contact.id);
    one.record(contactChanged, { contactId: contact.id, changed: ['identities'] }, { deskId });
  });
}

/** A teammate vouches for it, takes that back, or says that letters go there. @throws Problem 403, 404, 422. */
export async function changeIdentity(
  platform: Platform,
  tickets: TicketsOfContacts,
  actor: Actor,
  id: string,
  identityId: string,
  change: IdentityChange,
): Promise<void> {
  await act(platform, actor, async (one) => {
    const contact = await changeableContact(one, tickets, id);
    const identity = await lockIdentity(one.trx, contact.id, identityId);
    if (!identity || !isShown(contact, identity)) throw notFound('address of theirs');
    if (change.primary && identity.kind !== 'email') throw fieldProblem('primary', 'Letters go to mail addresses.');
    if (change.verified === false && identity.proved_at !== null && identity.proved_by === null)
      throw fieldProblem('verified', 'A letter has proved it; nobody can take that back.');
    if (change.verified === true && actor.kind !== 'teammate')
      throw problem(403, 'not-a-person', 'A person vouches for an address, not a token.');
    const now = one.at.toString();
    const by = actor.kind === 'teammate' ? actor.id : null;
    await changeIdentityRow(one.trx, identity.id, {
      ...(change.verified === true && identity.proved_at === null
        ? { proved_at: now, proved_by: by, guessed_at: null }
        : {}),
      ...(change.verified === false ? { proved_at: null, proved_by: null } : {}),
      ...(change.primary ? { primary_at: now } : {}),
    });
    const deskId = await deskToTell(one, tickets, contact.id);
    one.record(contactChanged, { contactId: contact.id, changed: ['identities'] }, { deskId });
  });
}

/** @throws Problem 403, 404; 409 where letters stand with it. */
export async function removeIdentity(
  platform: Platform,
  tickets: TicketsOfContacts,
  actor: Actor,
  id: string,
  identityId: string,
): Promise<void> {
  await act(platform, actor, async (one) => {
    const contact = await changeableContact(one, tickets, id);
    const identity = await lockIdentity(one.trx, contact.id, identityId);
    if (!identity || !isShown(contact, identity)) throw notFound('address of theirs');
    if (identity.source === 'wrote' || (await isIdentityUsed(one.trx, identity.id)))
      throw problem(409, 'address-used', 'Letters stand with this address, so it stays.');
    await deleteIdentity(one.trx, identity.id);
    const deskId = await deskToTell(one, tickets, contact.id);
    one.record(contactChanged, { contactId: contact.id, changed: ['identities'] }, { deskId });
  });
}
