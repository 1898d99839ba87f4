import type { MyViews, SavedView } from '../../../contract/views.ts';
import { viewKey } from '../../../contract/views.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { notFound } from '../../platform/http/problem.ts';
import { sharedFacts } from './keeping.ts';
import { mayChangeView, maySeeView, mayShareWithCompany, mayShareWithTeam } from './views.access.ts';
import type { ViewRow } from './views.queries.ts';
import { findView, orderOf, sharedAndOwnViews, teamsWithDesks } from './views.queries.ts';

function toView(row: ViewRow, actor: Actor): SavedView {
  return {
    id: row.id,
    name: row.name,
    icon: row.icon,
    scope: row.scope,
    team: row.team_id !== null && row.team_name !== null ? { id: row.team_id, name: row.team_name } : null,
    owner: row.owner_id !== null && row.owner_name !== null ? { id: row.owner_id, name: row.owner_name } : null,
    filter: row.filter,
    sort: row.sort,
    direction: row.direction,
    columns: row.columns,
    density: row.density,
    layout: row.layout,
    lanes: row.lanes,
    updatedAt: row.updated_at.toString(),
    can: { change: mayChangeView(actor, sharedFacts(row)) },
  };
}

export async function viewsSeenBy(platform: Platform, actor: Actor): Promise<ViewRow[]> {
  const rows = await sharedAndOwnViews(platform.db, actor);
  return rows.filter((row) => maySeeView(actor, sharedFacts(row)));
}

/** Undefined where there is none, it was put away, or it is not for this actor. */
export async function viewSeenBy(platform: Platform, actor: Actor, id: string): Promise<ViewRow | undefined> {
  const row = await findView(platform.db, actor, id);
  return row && row.deleted_at === null && maySeeView(actor, sharedFacts(row)) ? row : undefined;
}

export async function viewShown(platform: Platform, actor: Actor, id: string): Promise<SavedView> {
  const row = await viewSeenBy(platform, actor, id);
  if (!row) throw notFound('view');
  return toView(row, actor);
}

export async function myViewsOf(platform: Platform, actor: Actor): Promise<MyViews> {
  const { db } = platform;
  const [rows, order, teams] = await Promise.all([
    viewsSeenBy(platform, actor),
    actor.kind === 'teammate' ? orderOf(db, actor.id) : undefined,
    teamsWithDesks(db),
  ]);
  // A view that is gone, or not for them any more, leaves no trace in their order.
  const seen = new Set(rows.map((row) => row.id));
  const keys = (kept: readonly string[] | undefined) =>
    (kept ?? []).flatMap((key) => {
      const known = viewKey.safeParse(key);
      return known.success && (seen.has(key) || !/^[0-9a-f-]{36}$/i.test(key)) ? [known.data] : [];
    });
  return {
    items: rows.map((row) => toView(row, actor)),
    order: keys(order?.placed),
    hidden: keys(order?.hidden),
    can: {
      shareWithCompany: mayShareWithCompany(actor),
      shareWithTeams: teams.filter((team) => mayShareWithTeam(actor, team.desks)).map(({ id, name }) => ({ id, name })),
    },
  };
}
