import type { NewView, ViewChange, ViewScope } from '../../../contract/views.ts';
import { MOST_VIEWS, USUAL_DIRECTION } from '../../../contract/views.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { fieldProblem, notFound, problem } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids/index.ts';
import { mayChangeView, maySeeView, mayShareWithCompany, mayShareWithTeam } from './views.access.ts';
import { viewChanged, viewCreated, viewDeleted, viewRestored } from './views.events.ts';
import type { ViewRow } from './views.queries.ts';
import { countViews, findView, forgetViews, insertView, lockView, teamOfView, updateView } from './views.queries.ts';

/** A view that was put away can be brought back for so long. */
const KEPT = Temporal.Duration.from({ hours: 24 * 30 });

export function sharedFacts(row: ViewRow) {
  return { scope: row.scope, ownerId: row.owner_id, teamDesks: row.team_desks, inTeam: row.in_team };
}

/** @returns its id. @throws Problem 403 where one may not share so; 422 for a team that is not there; 409 where there are too many. */
export async function createView(platform: Platform, actor: Actor, input: NewView): Promise<string> {
  return act(platform, actor, async (one) => {
    const teamId = await teamFor(one, input.scope, input.teamId);
    await requireRoom(one, input.scope);
    const id = newId();
    const { teamId: _, direction, filter, ...look } = input;
    await insertView(one.trx, {
      ...look,
      id,
      filter: JSON.stringify(filter),
      direction: direction ?? USUAL_DIRECTION[input.sort],
      owner_id: actor.kind === 'teammate' ? actor.id : null,
      team_id: teamId,
      created_at: one.at.toString(),
      updated_at: one.at.toString(),
    });
    one.record(viewCreated, { viewId: id });
    return id;
  });
}

/** Whoever changes who sees it must be allowed to do so before and after. @throws Problem as `createView`; 404. */
export async function changeView(platform: Platform, actor: Actor, id: string, change: ViewChange): Promise<void> {
  await act(platform, actor, async (one) => {
    const row = await viewToChange(one, id);
    const { scope = row.scope, teamId = row.team_id, filter, sort, ...rest } = change;
    const isMoved = scope !== row.scope || teamId !== row.team_id;
    const ownerId = scope === 'private' && actor.kind === 'teammate' ? actor.id : row.owner_id;
    if (isMoved) {
      // Who makes another's view private would take it from them.
      if (scope === 'private' && row.owner_id !== ownerId)
        throw problem(403, 'not-allowed', 'Only who made this view can keep it for themselves.');
      if (scope !== row.scope) await requireRoom(one, scope);
    }
    await updateView(one.trx, id, {
      ...rest,
      ...(filter === undefined ? {} : { filter: JSON.stringify(filter) }),
      ...(sort === undefined ? {} : { sort, direction: change.direction ?? USUAL_DIRECTION[sort] }),
      ...(isMoved ? { scope, team_id: await teamFor(one, scope, scope === 'team' ? teamId : null) } : {}),
      updated_at: one.at.toString(),
    });
    one.record(viewChanged, { viewId: id });
  });
}

export async function deleteView(platform: Platform, actor: Actor, id: string): Promise<void> {
  await act(platform, actor, async (one) => {
    await viewToChange(one, id);
    await forgetViews(one.trx, one.at.subtract(KEPT));
    await updateView(one.trx, id, { deleted_at: one.at.toString() });
    one.record(viewDeleted, { viewId: id });
  });
}

export async function restoreView(platform: Platform, actor: Actor, id: string): Promise<void> {
  await act(platform, actor, async (one) => {
    const row = await viewToChange(one, id, true);
    if (row.deleted_at === null) return;
    await requireRoom(one, row.scope);
    await updateView(one.trx, id, { deleted_at: null });
    one.record(viewRestored, { viewId: id });
  });
}

/** Locked. @throws Problem 404 where the actor may not see it; 403 where they may not change it. */
async function viewToChange(one: Act, id: string, deleted = false): Promise<ViewRow> {
  await lockView(one.trx, id);
  const row = await findView(one.trx, one.actor, id);
  if (!row || (row.deleted_at !== null && !deleted) || !maySeeView(one.actor, sharedFacts(row))) throw notFound('view');
  if (!mayChangeView(one.actor, sharedFacts(row)))
    throw problem(
      403,
      'not-allowed',
      'You may look through this view, and keep a copy of your own. A lead can change it.',
    );
  return row;
}

/** @returns the team of a view for that scope. @throws Problem 403, 422. */
async function teamFor(one: Act, scope: ViewScope, teamId: string | null): Promise<string | null> {
  if (scope === 'private') {
    if (one.actor.kind !== 'teammate')
      throw fieldProblem('scope', 'A token is nobody: share the view with a team or the company.');
    return null;
  }
  if (scope === 'company') {
    if (!mayShareWithCompany(one.actor))
      throw problem(403, 'not-allowed', 'You may not share a view with the whole company. A manager can.');
    return null;
  }
  const team = teamId === null ? undefined : await teamOfView(one.trx, teamId);
  if (teamId === null || !team) throw fieldProblem('teamId', 'There is no such team.');
  if (!mayShareWithTeam(one.actor, team.desks))
    throw problem(403, 'not-allowed', 'You may not share a view with this team. A lead of one of its desks can.');
  return teamId;
}

async function requireRoom(one: Act, scope: ViewScope): Promise<void> {
  const isPrivate = scope === 'private' && one.actor.kind === 'teammate';
  const kept = await countViews(one.trx, isPrivate ? { ownerId: one.actor.id } : 'shared');
  if (kept >= MOST_VIEWS)
    throw problem(
      409,
      'too-many-views',
      `There are ${MOST_VIEWS} views already. Put one away that nobody needs any more.`,
    );
}
