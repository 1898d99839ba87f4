import type { z } from 'zod';
import type { contactMerge } from '../../../contract/contacts.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { notFound, problem } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids/index.ts';
import { contactById, lockContact } from './cards.queries.ts';
import { changeableContact, deskToTell } from './changing.ts';
import { contactChanged, contactMerged, contactParted } from './contacts.events.ts';
import {
  endMerge,
  insertDifference,
  insertMerge,
  lockMerge,
  resolveChains,
  teammateIdsAmong,
} from './merging.queries.ts';
import type { TicketsOfContacts } from './tickets-port.ts';
import { seeing } from './tickets-port.ts';

/** How long a merge of contacts can be undone. */
export const UNDO_DAYS = 30;

/**
 * Two contacts are one person from now on. Nothing moves: a row says so, and whoever reads finds both under the second. Whoever
 * may change the cards of both may do it; desks that the actor does not see are not asked, and nothing of them is shown.
 * @throws Problem 403, 404; 409 for one and the same, and where both are teammates.
 */
export async function mergeContact(
  platform: Platform,
  tickets: TicketsOfContacts,
  actor: Actor,
  input: { contactId: string; intoId: string },
): Promise<z.infer<typeof contactMerge>> {
  return act(platform, actor, async (one) => {
    // In one order, so that two merges the other way round do not wait for each other.
    for (const id of [input.contactId, input.intoId].sort()) await lockContact(one.trx, id);
    const from = await changeableContact(one, tickets, input.contactId);
    const into = await changeableContact(one, tickets, input.intoId);
    if (from.id === into.id) throw problem(409, 'one-already', 'These are one already.');
    if ((await teammateIdsAmong(one.trx, [from.id, into.id])).length > 1)
      throw problem(409, 'two-teammates', 'Both are teammates, so they are two people.');
    const id = newId();
    await insertMerge(one.trx, {
      id,
      contact_id: from.id,
      into_id: into.id,
      merged_at: one.at.toString(),
      merged_by: actor.kind === 'teammate' ? actor.id : null,
    });
    await resolveChains(one.trx, from.id);
    const deskId = await deskToTell(one, tickets, into.id);
    one.record(contactMerged, { contactId: from.id, intoId: into.id, mergeId: id }, { deskId });
    return {
      id,
      contactId: from.id,
      intoId: into.id,
      mergedAt: one.at.toString(),
      undoUntil: one.at.add({ hours: 24 * UNDO_DAYS }).toString(),
    };
  });
}

/** They are two again, each with what was theirs. @throws Problem 403, 404; 409 after 30 days. */
export async function partContacts(
  platform: Platform,
  tickets: TicketsOfContacts,
  actor: Actor,
  mergeId: string,
): Promise<void> {
  await act(platform, actor, async (one) => {
    const merge = await lockMerge(one.trx, mergeId);
    if (!merge || merge.undone_at !== null) throw notFound('merge');
    const whole = await changeableContact(one, tickets, merge.contact_id);
    if (Temporal.Instant.compare(merge.merged_at.add({ hours: 24 * UNDO_DAYS }), one.at) < 0)
      throw problem(409, 'too-late', `This was done more than ${UNDO_DAYS} days ago and stays as it is.`);
    const deskId = await deskToTell(one, tickets, whole.id);
    await endMerge(one.trx, mergeId, actor.kind === 'teammate' ? actor.id : null, one.at);
    await resolveChains(one.trx, merge.contact_id);
    one.record(contactParted, { contactId: merge.contact_id, fromId: merge.into_id }, { deskId });
  });
}

/** They are not suggested to be one any more. @throws Problem 403, 404. */
export async function tellApart(
  platform: Platform,
  tickets: TicketsOfContacts,
  actor: Actor,
  id: string,
  otherId: string,
): Promise<void> {
  await act(platform, actor, async (one) => {
    const contact = await changeableContact(one, tickets, id);
    const other = await contactById(one.trx, otherId, seeing(tickets, actor));
    if (!other || other.id === contact.id) throw notFound('other contact');
    await insertDifference(one.trx, [contact.id, other.id], actor.kind === 'teammate' ? actor.id : null, one.at);
    const deskId = await deskToTell(one, tickets, contact.id);
    one.record(contactChanged, { contactId: contact.id, changed: ['duplicates'] }, { deskId });
  });
}
