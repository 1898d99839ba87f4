import type { Handover, Snooze, Together } from '../../../contract/together.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { notFound } from '../../platform/http/problem.ts';
import { followersOf } from './following.queries.ts';
import { handoversOf } from './handing-over.queries.ts';
import { linksSeenFrom } from './linking.ts';
import { hasUnseenMention } from './mentioning.queries.ts';
import { sharedWith, sharingOf } from './sharing-drafts.ts';
import { snoozeOf } from './snoozing.queries.ts';
import { mayChange, mayHandOver } from './tickets.access.ts';
import { findTicket } from './tickets.queries.ts';

/** All that an open ticket shows of working together. @throws Problem 404 where the actor may not see the ticket. */
export async function togetherOf(platform: Platform, actor: Actor, ticketId: string): Promise<Together> {
  const { db } = platform;
  const ticket = await findTicket(db, actor, ticketId);
  if (!ticket) throw notFound('ticket');
  const reader = actor.kind === 'teammate' ? actor : null;
  const [followers, snooze, handovers, links, mentioned, sharing, sharedWithMe] = await Promise.all([
    followersOf(db, ticket.id),
    snoozeOf(db, ticket.id),
    handoversOf(db, ticket.id),
    linksSeenFrom(db, actor, ticket.id),
    reader ? hasUnseenMention(db, ticket.id, reader.id) : false,
    reader ? sharingOf(platform, reader.id, ticket.id) : [],
    reader ? sharedWith(platform, reader, ticket.id) : [],
  ]);
  const on = { deskId: ticket.desk_id, assigneeId: ticket.assignee_id };
  const stands = ticket.merged_into_id === null;
  const change = stands && mayChange(actor, on);
  return {
    following: reader !== null && followers.some(({ id }) => id === reader.id),
    followers,
    mentioned,
    snooze: snooze ? toSnooze(snooze) : null,
    handovers: handovers.map(toHandover),
    links,
    sharing,
    sharedWithMe,
    can: {
      handOver: stands && mayHandOver(actor, on),
      snooze: change && ticket.status !== 'solved' && ticket.status !== 'closed',
      link: change,
      share: reader !== null && may(actor, 'ticket.note', ticket.desk_id),
    },
  };
}

function toSnooze(row: NonNullable<Awaited<ReturnType<typeof snoozeOf>>>): Snooze {
  return {
    until: row.until.toString(),
    keep: row.kept_at !== null,
    by: named(row.snoozed_by, row.by_name),
    at: row.snoozed_at.toString(),
  };
}

function toHandover(row: Awaited<ReturnType<typeof handoversOf>>[number]): Handover {
  return {
    id: row.id,
    from: named(row.from_id, row.from_name),
    to: named(row.to_id, row.to_name),
    team: named(row.to_team_id, row.team_name),
    wants: row.wants,
    tried: row.tried,
    next: row.next,
    at: row.handed_over_at.toString(),
    endedAt: row.ended_at?.toString() ?? null,
  };
}

function named(id: string | null, name: string | null): { id: string; name: string } | null {
  return id !== null && name !== null ? { id, name } : null;
}
