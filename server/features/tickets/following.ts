import type { Actor } from '../../platform/access/index.ts';
import { requirePermission } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { problem } from '../../platform/http/problem.ts';
import { addFollowers, deleteFollower } from './following.queries.ts';
import { factsOf, ticketFor } from './ticket-at-hand.ts';
import type { LockedTicket } from './tickets.queries.ts';
import { ticketFollowed, ticketUnfollowed } from './together.events.ts';

/** Only people follow, are named and are shown drafts. @throws Problem 403 for tokens. */
export function personOf(actor: Actor): string {
  if (actor.kind !== 'teammate') throw problem(403, 'not-a-person', 'This is for people; a token is nobody.');
  return actor.id;
}

/** From now on this teammate hears of the ticket, or does not any more. Twice is once. */
export async function followTicket(platform: Platform, actor: Actor, ticketId: string, wanted: boolean): Promise<void> {
  personOf(actor);
  await act(platform, actor, async (one) => setFollowing(one, await ticketFor(one, ticketId), wanted));
}

/** `followTicket` within a change that goes on. @throws Problem 403 for tokens. */
export async function setFollowing(one: Act, ticket: LockedTicket, wanted: boolean): Promise<void> {
  const teammateId = personOf(one.actor);
  requirePermission(one.actor, 'ticket.read', ticket.desk_id);
  const facts = { deskId: ticket.desk_id, ticketId: ticket.id };
  if (wanted) {
    const added = await addFollowers(one.trx, ticket.id, [teammateId], one.at);
    if (added.length > 0) one.record(ticketFollowed, { teammateId, byItself: false }, facts);
  } else if (await deleteFollower(one.trx, ticket.id, teammateId)) one.record(ticketUnfollowed, { teammateId }, facts);
}

/** Who replies, hands over or is named in a note hears of what comes after, without asking for it. */
export async function followedByItself(one: Act, ticket: LockedTicket, teammateIds: readonly string[]): Promise<void> {
  for (const teammateId of await addFollowers(one.trx, ticket.id, teammateIds, one.at)) {
    one.record(ticketFollowed, { teammateId, byItself: true }, factsOf(ticket));
  }
}
