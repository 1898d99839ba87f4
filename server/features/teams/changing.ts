import type { NewTeam, TeamChange } from '../../../contract/teams.ts';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere, may } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { fieldProblem, notFound, problem } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids/index.ts';
import { deskBook } from '../desks/index.ts';
import { teamArchived, teamChanged, teamCreated, teamMembersChanged, teamRestored } from './teams.events.ts';
import type { TeamRow } from './teams.queries.ts';
import {
  activeAmong,
  insertTeam,
  isNameTaken,
  lockTeam,
  replaceMembers,
  replaceTeamDesks,
  updateTeam,
} from './teams.queries.ts';

type TeamFacts = Pick<TeamRow, 'desks'>;

/** Whether the actor knows of a team: it serves a desk that they may read, or they may read all. */
function maySee(actor: Actor, team: TeamFacts): boolean {
  return desksWhere(actor, 'desk.read') === 'all' || team.desks.some((desk) => may(actor, 'desk.read', desk.id));
}

/** A team of several desks is changed by whoever may do so on all of them. */
export function mayManage(actor: Actor, team: TeamFacts): boolean {
  if (team.desks.length === 0) return desksWhere(actor, 'team.manage') === 'all';
  return team.desks.every((desk) => may(actor, 'team.manage', desk.id));
}

/** To be in a team brings no right, so who leads people on one of its desks may say who is in it. */
export function mayChangeMembers(actor: Actor, team: TeamFacts): boolean {
  return mayManage(actor, team) || team.desks.some((desk) => may(actor, 'team.change-members', desk.id));
}

/** @returns its id. @throws Problem 403; 422 for a name that is taken, a desk or a teammate that is not there. */
export async function createTeam(one: Act, input: NewTeam): Promise<string> {
  await requireDesks(one, input.desks);
  const id = newId();
  if (!(await insertTeam(one.trx, id, input.name, one.at))) throw nameTaken(input.name);
  await replaceTeamDesks(one.trx, id, input.desks);
  await setMembers(one, id, input.memberIds);
  tell(
    one,
    teamCreated,
    id,
    input.desks.map((desk) => desk.deskId),
  );
  return id;
}

function nameTaken(name: string) {
  return fieldProblem('name', `There is a team "${name}" already.`);
}

/** Teams are put on desks by whoever manages teams there. */
async function requireDesks(one: Act, desks: readonly { deskId: string }[]): Promise<void> {
  const book = await deskBook(one.platform.db);
  const ids = desks.map((desk) => desk.deskId);
  if (new Set(ids).size < ids.length) throw fieldProblem('desks', 'A desk is there twice.');
  for (const deskId of ids) {
    if (!book.desk(deskId) || !may(one.actor, 'desk.read', deskId))
      throw fieldProblem('desks', 'There is no such desk.');
    if (!may(one.actor, 'team.manage', deskId)) throw forbidden();
  }
}

function forbidden() {
  return problem(403, 'not-allowed', 'You may not do this here. A manager of all desks that the team serves can.');
}

async function teamFor(one: Act, id: string, allowed: (actor: Actor, team: TeamFacts) => boolean): Promise<TeamRow> {
  const team = await lockTeam(one.trx, id);
  if (!team || !maySee(one.actor, team)) throw notFound('team');
  if (!allowed(one.actor, team)) throw forbidden();
  return team;
}

/** Its name, and which desks it serves. @throws Problem 404, 403, 422. */
export async function changeTeam(one: Act, id: string, change: TeamChange): Promise<void> {
  const team = await teamFor(one, id, mayManage);
  if (change.name !== undefined) {
    if (await isNameTaken(one.trx, id, change.name)) throw nameTaken(change.name);
    await updateTeam(one.trx, id, { name: change.name });
  }
  const before = team.desks.map((desk) => desk.id);
  if (change.desks !== undefined) {
    await requireDesks(one, change.desks);
    await replaceTeamDesks(one.trx, id, change.desks);
  }
  tell(one, teamChanged, id, [...before, ...(change.desks ?? []).map((desk) => desk.deskId)]);
}

/** @throws Problem 404, 403; 422 for somebody who is no teammate. */
export async function changeMembers(one: Act, id: string, memberIds: readonly string[]): Promise<void> {
  const team = await teamFor(one, id, mayChangeMembers);
  if (await setMembers(one, id, memberIds))
    tell(
      one,
      teamMembersChanged,
      id,
      team.desks.map((desk) => desk.id),
    );
}

async function setMembers(one: Act, id: string, memberIds: readonly string[]): Promise<boolean> {
  const wanted = [...new Set(memberIds)];
  const active = await activeAmong(one.trx, wanted);
  if (wanted.some((each) => !active.has(each))) throw fieldProblem('memberIds', 'There is no such teammate.');
  return replaceMembers(one.trx, id, wanted, one.at);
}

/** Its tickets keep it, and it is offered for no other. @throws Problem 404, 403. */
export async function archiveTeam(one: Act, id: string): Promise<void> {
  const team = await teamFor(one, id, mayManage);
  if (team.archived_at !== null) return;
  await updateTeam(one.trx, id, { archived_at: one.at.toString() });
  tell(
    one,
    teamArchived,
    id,
    team.desks.map((desk) => desk.id),
  );
}

/** @throws Problem 404, 403; 422 where another has its name by now. */
export async function restoreTeam(one: Act, id: string): Promise<void> {
  const team = await teamFor(one, id, mayManage);
  if (team.archived_at === null) return;
  if (await isNameTaken(one.trx, id, team.name)) throw nameTaken(team.name);
  await updateTeam(one.trx, id, { archived_at: null });
  tell(
    one,
    teamRestored,
    id,
    team.desks.map((desk) => desk.id),
  );
}

function tell(one: Act, event: typeof teamCreated, teamId: string, deskIds: readonly string[]): void {
  for (const deskId of new Set(deskIds)) one.record(event, { teamId }, { deskId });
}
