import './views.tables.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Db, Insertable, SqlBool, Tables, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

/** With the names it refers to, and whom its team is. */
function views(db: Db | Trx, actor: Actor) {
  const me = actor.kind === 'teammate' ? actor.id : null;
  return db
    .selectFrom('views')
    .leftJoin('teammates as owners', 'owners.id', 'views.owner_id')
    .leftJoin('teams', 'teams.id', 'views.team_id')
    .selectAll('views')
    .select([
      'owners.name as owner_name',
      'teams.name as team_name',
      sql<string[]>`array(select desk_id from team_desks where team_desks.team_id = views.team_id)`.as('team_desks'),
      sql<boolean>`exists (select from team_members where team_members.team_id = views.team_id
        and team_members.teammate_id = ${me}::uuid)`.as('in_team'),
    ]);
}
export type ViewRow = Awaited<ReturnType<typeof sharedAndOwnViews>>[number];

/** The actor's own and all shared ones; which of these they may see is asked of each. */
export async function sharedAndOwnViews(db: Db, actor: Actor) {
  const me = actor.kind === 'teammate' ? actor.id : null;
  return views(db, actor)
    .where('deleted_at', 'is', null)
    .where(sql<SqlBool>`(views.scope <> 'private' or views.owner_id = ${me}::uuid)`)
    .orderBy('views.created_at')
    .orderBy('views.id')
    .execute();
}

export async function findView(db: Db | Trx, actor: Actor, id: string): Promise<ViewRow | undefined> {
  return views(db, actor).where('views.id', '=', id).executeTakeFirst();
}

export async function lockView(trx: Trx, id: string): Promise<void> {
  await trx.selectFrom('views').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function countViews(trx: Trx, of: { ownerId: string } | 'shared'): Promise<number> {
  const kept = trx.selectFrom('views').select(sql<number>`count(*)`.as('count')).where('deleted_at', 'is', null);
  const row = await (of === 'shared'
    ? kept.where('scope', '<>', 'private')
    : kept.where('scope', '=', 'private').where('owner_id', '=', of.ownerId)
  ).executeTakeFirst();
  return row?.count ?? 0;
}

export async function insertView(trx: Trx, row: Insertable<Tables['views']>): Promise<void> {
  await trx.insertInto('views').values(row).execute();
}

export async function updateView(trx: Trx, id: string, change: Record<string, unknown>): Promise<void> {
  await trx.updateTable('views').set(change).where('id', '=', id).execute();
}

/** What was put away before then is gone. */
export async function forgetViews(trx: Trx, before: Temporal.Instant): Promise<void> {
  await trx
    .deleteFrom('views')
    .where('deleted_at', '<', before.toString() as never)
    .execute();
}

/** A team that is in use, with its desks. */
export async function teamOfView(trx: Trx, id: string): Promise<{ name: string; desks: string[] } | undefined> {
  return trx
    .selectFrom('teams')
    .select([
      'name',
      sql<string[]>`array(select desk_id from team_desks where team_desks.team_id = teams.id)`.as('desks'),
    ])
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .executeTakeFirst();
}

export async function teamsWithDesks(db: Db): Promise<{ id: string; name: string; desks: string[] }[]> {
  return db
    .selectFrom('teams')
    .select([
      'id',
      'name',
      sql<string[]>`array(select desk_id from team_desks where team_desks.team_id = teams.id)`.as('desks'),
    ])
    .where('archived_at', 'is', null)
    .orderBy('name')
    .limit(500)
    .execute();
}

export async function orderOf(db: Db, teammateId: string) {
  return db.selectFrom('view_orders').selectAll().where('teammate_id', '=', teammateId).executeTakeFirst();
}

export async function keepOrder(
  trx: Trx,
  order: { teammate_id: string; placed: readonly string[]; hidden: readonly string[] },
): Promise<void> {
  await trx
    .insertInto('view_orders')
    .values({ ...order, placed: [...order.placed], hidden: [...order.hidden] })
    .onConflict((conflict) =>
      conflict.column('teammate_id').doUpdateSet({ placed: [...order.placed], hidden: [...order.hidden] }),
    )
    .execute();
}
