import type { LinkKind, TogetherLink } from '../../../contract/together.ts';
import { LINK_KINDS, TOGETHER_LIMITS } from '../../../contract/together.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import type { Db } from '../../platform/db/index.ts';
import { notFound, problem } from '../../platform/http/problem.ts';
import type { KeptKind } from './linking.queries.ts';
import { deleteLink, insertLink, linkedTickets } from './linking.queries.ts';
import { factsOf, requireChange } from './ticket-at-hand.ts';
import { ticketLinked } from './tickets.events.ts';
import type { LockedTicket } from './tickets.queries.ts';
import { findTicket } from './tickets.queries.ts';
import { ticketUnlinked } from './together.events.ts';

/** The same link, seen from the other ticket. */
const SEEN_FROM_OTHER: Readonly<Record<LinkKind, LinkKind | 'duplicated_by'>> = {
  related: 'related',
  duplicate: 'duplicated_by',
  blocks: 'blocked_by',
  blocked_by: 'blocks',
  caused_by: 'causes',
  causes: 'caused_by',
};

/** How the table has it. Of two that are related the lower id comes first, so that it is one link from either side. */
function asKept(
  ticketId: string,
  kind: LinkKind,
  otherId: string,
): { ticketId: string; otherId: string; kind: KeptKind } {
  const forward = (kept: KeptKind) => ({ ticketId, otherId, kind: kept });
  const backward = (kept: KeptKind) => ({ ticketId: otherId, otherId: ticketId, kind: kept });
  switch (kind) {
    case 'related':
      return ticketId < otherId ? forward('related') : backward('related');
    case 'blocked_by':
      return backward('blocks');
    case 'causes':
      return backward('caused_by');
    default:
      return forward(kind);
  }
}

/** How a kept link reads from a ticket; `from`: the other ticket is the first of the two. */
function asSeen(kind: string, from: boolean): TogetherLink['kind'] {
  const seen = LINK_KINDS.find((known) => known === kind);
  if (!seen) return kind as TogetherLink['kind'];
  return from ? SEEN_FROM_OTHER[seen] : seen;
}

/**
 * Links two tickets; the other is only looked at, so it is enough to see it.
 * @param other id or number
 * @throws Problem 403, 404; 409 for a ticket and itself, or where it would run in a circle.
 */
export async function linkTicket(one: Act, ticket: LockedTicket, kind: LinkKind, other: string): Promise<void> {
  requireChange(one, ticket);
  const found = await findTicket(one.trx, one.actor, other);
  if (!found) throw notFound('ticket');
  if (found.id === ticket.id) throw problem(409, 'link-itself', 'A ticket cannot be linked with itself.');
  // Of those that the actor sees: to be refused because of others would tell that there are some.
  const already = await linkedTickets(one.trx, one.actor, ticket.id);
  if (already.length >= TOGETHER_LIMITS.links)
    throw problem(409, 'too-many-links', `A ticket can have ${TOGETHER_LIMITS.links} links. Take one away first.`);
  const link = asKept(ticket.id, kind, found.id);
  if (kind !== 'related') {
    const circle = SEEN_FROM_OTHER[kind];
    if (already.some((each) => each.id === found.id && asSeen(each.kind, each.from) === circle))
      throw problem(409, 'link-circle', 'These two are linked the other way round already. Take that link away first.');
  }
  if (!(await insertLink(one.trx, link, one.at))) return;
  recordBoth(one, ticketLinked, ticket, kind, found);
}

/** @throws Problem 403; 404 where there is no such link that the actor may see. */
export async function unlinkTicket(one: Act, ticket: LockedTicket, kind: LinkKind, otherId: string): Promise<void> {
  requireChange(one, ticket);
  const found = await findTicket(one.trx, one.actor, otherId);
  if (!found || !(await deleteLink(one.trx, asKept(ticket.id, kind, found.id)))) throw notFound('link');
  recordBoth(one, ticketUnlinked, ticket, kind, found);
}

/** Both show it, so both hear of it. */
function recordBoth(
  one: Act,
  event: typeof ticketLinked | typeof ticketUnlinked,
  ticket: LockedTicket,
  kind: LinkKind,
  other: { id: string; number: number; desk_id: string },
): void {
  one.record(
    event,
    { otherId: other.id, otherNumber: other.number, otherDeskId: other.desk_id, kind },
    factsOf(ticket),
  );
  one.record(
    event,
    { otherId: ticket.id, otherNumber: ticket.number, otherDeskId: ticket.desk_id, kind: SEEN_FROM_OTHER[kind] },
    { deskId: other.desk_id, ticketId: other.id },
  );
}

/** All links of a ticket as they read from it, those the actor may see. */
export async function linksSeenFrom(db: Db, actor: Actor, ticketId: string): Promise<TogetherLink[]> {
  const rows = await linkedTickets(db, actor, ticketId);
  return rows.map(({ from, kind, ...each }) => {
    const seen = asSeen(kind, from);
    return { ...each, kind: seen, canRemove: (LINK_KINDS as readonly string[]).includes(seen) };
  });
}
