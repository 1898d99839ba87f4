import type { Act } from '../../platform/act.ts';
import { fieldProblem } from '../../platform/http/problem.ts';
import { teamServing } from '../teams/index.ts';
import { askedOnce } from './gathering.ts';
import { factsOf, requireChange } from './ticket-at-hand.ts';
import { ticketTeamChanged } from './tickets.events.ts';
import type { LockedTicket } from './tickets.queries.ts';
import { updateTicket } from './tickets.queries.ts';

/** To a team that serves the ticket's desk, by id or name, or to none. @throws Problem 403; 422 where none serves it so. */
export async function setTeam(one: Act, ticket: LockedTicket, idOrName: string | null): Promise<void> {
  const team = idOrName === null ? null : await teamOn(one, ticket.desk_id, idOrName);
  if (ticket.team_id === (team?.id ?? null)) return;
  requireChange(one, ticket);
  await putTeam(one, ticket, team?.id ?? null);
}

/** @throws Problem 422 where no team of this id or name serves the desk. */
export async function teamOn(one: Act, deskId: string, idOrName: string): Promise<{ id: string }> {
  const team = await askedOnce(one, JSON.stringify(['team', deskId, idOrName]), () =>
    teamServing(one.trx, deskId, idOrName),
  );
  if (!team) throw fieldProblem('team', 'There is no such team on this desk.');
  return team;
}

/** `setTeam` where the right was checked already. */
export async function putTeam(one: Act, ticket: LockedTicket, teamId: string | null): Promise<void> {
  await updateTicket(one.trx, ticket, one.at, { team_id: teamId });
  one.record(ticketTeamChanged, { from: ticket.team_id, to: teamId }, factsOf(ticket));
  ticket.team_id = teamId;
}
