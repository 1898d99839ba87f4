import type { z } from 'zod';
import type { newHandover } from '../../../contract/together.ts';
import { may } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { fieldProblem, problem } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids/index.ts';
import { activeTeammate } from '../teammates/index.ts';
import { requireRoomFor } from './assignment-port.ts';
import { followedByItself } from './following.ts';
import { endHandover, insertHandover } from './handing-over.queries.ts';
import { putTeam, teamOn } from './handing-to-teams.ts';
import { factsOf } from './ticket-at-hand.ts';
import { holds, mayHandOver } from './tickets.access.ts';
import { ticketAssigned } from './tickets.events.ts';
import type { LockedTicket } from './tickets.queries.ts';
import { updateTicket } from './tickets.queries.ts';
import { ticketHandedOver } from './together.events.ts';

/**
 * Gives a ticket to a colleague or a team with a brief: what they want, what was tried, what is next. The brief stands on top
 * of the thread until the next reply, and in the timeline for good.
 * @param endsShift whoever ends a shift gives on what they hold, whatever else they may
 * @throws Problem 403; 422 for somebody who may not see the desk, a team that does not serve it, or oneself.
 */
export async function handOverTicket(
  one: Act,
  ticket: LockedTicket,
  to: z.output<typeof newHandover>,
  { endsShift = false }: { endsShift?: boolean } = {},
): Promise<void> {
  const place = { deskId: ticket.desk_id, assigneeId: ticket.assignee_id };
  if (!mayHandOver(one.actor, place) && !(endsShift && holds(one.actor, place))) {
    throw problem(
      403,
      'not-allowed',
      'You may hand over what you hold yourself, or what nobody has. A lead of the desk may decide for others.',
    );
  }
  const fromId = one.actor.kind === 'teammate' ? one.actor.id : null;
  const toId = to.teammateId ?? null;
  const teamId = to.teamId ?? null;
  if (toId !== null) {
    const teammate = await activeTeammate(one.trx, toId);
    if (!teammate || !may({ kind: 'teammate', ...teammate }, 'ticket.read', ticket.desk_id))
      throw fieldProblem('teammateId', 'There is no such teammate on this desk.');
    if (toId === fromId) throw fieldProblem('teammateId', 'You have it already: name a colleague.');
    if (toId !== ticket.assignee_id) await requireRoomFor(one, toId);
  }
  const team = teamId === null ? null : await teamOn(one, ticket.desk_id, teamId);
  const { wants, tried, next } = to;
  const id = newId();
  await endHandover(one.trx, ticket.id, one.at);
  await insertHandover(
    one.trx,
    { id, ticketId: ticket.id, fromId, toId, toTeamId: teamId, wants, tried, next },
    one.at,
  );
  const facts = factsOf(ticket);
  await updateTicket(one.trx, ticket, one.at, { assignee_id: toId });
  if (ticket.assignee_id !== toId) one.record(ticketAssigned, { from: ticket.assignee_id, to: toId }, facts);
  if (team && team.id !== ticket.team_id) await putTeam(one, ticket, team.id);
  one.record(ticketHandedOver, { handoverId: id, to: toId, toTeamId: teamId }, facts);
  ticket.assignee_id = toId;
  if (fromId !== null) await followedByItself(one, ticket, [fromId]);
}
