import './teams.tables.ts';
import type { Db, SqlBool, Trx } from '../../platform/db/index.ts';
import { insertRows, sql } from '../../platform/db/index.ts';

export interface TeamRow {
  id: string;
  name: string;
  archived_at: Temporal.Instant | null;
  desks: { id: string; name: string; tier: number }[];
  members: { id: string; name: string }[];
}

function shown(db: Db | Trx) {
  return db
    .selectFrom('teams')
    .select(['teams.id', 'teams.name', 'teams.archived_at'])
    .select([
      sql<
        TeamRow['desks']
      >`coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name, 'tier', t.tier) order by d.position, d.id)
        from team_desks t join desks d on d.id = t.desk_id where t.team_id = teams.id), '[]')`.as('desks'),
      sql<
        TeamRow['members']
      >`coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.name, p.id)
        from team_members m join teammates p on p.id = m.teammate_id
        where m.team_id = teams.id and p.deactivated_at is null), '[]')`.as('members'),
    ]);
}

/** Those that serve one of these desks, by name. Those that serve none are for whoever may see all. */
export async function teamsOn(
  db: Db,
  desks: 'all' | readonly string[],
  page: { after: readonly [name: string, id: string] | null; limit: number; archivedToo: boolean },
): Promise<TeamRow[]> {
  let query = shown(db);
  if (desks !== 'all') {
    query = query.where(
      sql<SqlBool>`exists (select from team_desks t where t.team_id = teams.id and t.desk_id = any(${desks}::uuid[]))`,
    );
  }
  if (!page.archivedToo) query = query.where('archived_at', 'is', null);
  if (page.after) query = query.where(sql<SqlBool>`(name, id) > (${page.after[0]}, ${page.after[1]}::uuid)`);
  return query.orderBy('name').orderBy('id').limit(page.limit).execute();
}

export async function teamById(db: Db | Trx, id: string): Promise<TeamRow | undefined> {
  return shown(db).where('teams.id', '=', id).executeTakeFirst();
}

/** Locked until the transaction ends. */
export async function lockTeam(trx: Trx, id: string): Promise<TeamRow | undefined> {
  const row = await trx.selectFrom('teams').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  return row && teamById(trx, id);
}

/** @returns false where another that stands has the name. */
export async function insertTeam(trx: Trx, id: string, name: string, at: Temporal.Instant): Promise<boolean> {
  if (await isNameTaken(trx, id, name)) return false;
  await trx.insertInto('teams').values({ id, name, created_at: at.toString() }).execute();
  return true;
}

export async function isNameTaken(trx: Trx, id: string, name: string): Promise<boolean> {
  const other = await trx
    .selectFrom('teams')
    .select('id')
    .where(sql<SqlBool>`lower(name) = lower(${name})`)
    .where('archived_at', 'is', null)
    .where('id', '<>', id)
    .executeTakeFirst();
  return other !== undefined;
}

export async function updateTeam(
  trx: Trx,
  id: string,
  change: { name?: string; archived_at?: string | null },
): Promise<void> {
  await trx.updateTable('teams').set(change).where('id', '=', id).execute();
}

export async function replaceTeamDesks(
  trx: Trx,
  id: string,
  desks: readonly { deskId: string; tier: number }[],
): Promise<void> {
  await trx.deleteFrom('team_desks').where('team_id', '=', id).execute();
  await insertRows(
    trx,
    'team_desks',
    desks.map(({ deskId, tier }) => ({ team_id: id, desk_id: deskId, tier })),
  );
}

/** Its members are these from now on; whoever was one already stays one since then. @returns whether anything changed. */
export async function replaceMembers(
  trx: Trx,
  id: string,
  memberIds: readonly string[],
  at: Temporal.Instant,
): Promise<boolean> {
  const gone =
    await sql`delete from team_members where team_id = ${id}::uuid and teammate_id <> all(${memberIds}::uuid[])`.execute(
      trx,
    );
  const come = await sql`insert into team_members (team_id, teammate_id, added_at)
    select ${id}::uuid, m, ${at.toString()}::timestamptz from unnest(${memberIds}::uuid[]) m on conflict do nothing`.execute(
    trx,
  );
  return Number(gone.numAffectedRows ?? 0) + Number(come.numAffectedRows ?? 0) > 0;
}

/** Those of these ids that are teammates with an account that is switched on. */
export async function activeAmong(trx: Trx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await trx
    .selectFrom('teammates')
    .select('id')
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('deactivated_at', 'is', null)
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** A team that stands and serves this desk, by id or name. */
export async function teamServing(
  db: Db | Trx,
  deskId: string,
  idOrName: string,
): Promise<{ id: string; name: string; archived_at: Temporal.Instant | null } | undefined> {
  return db
    .selectFrom('teams')
    .innerJoin('team_desks', 'team_desks.team_id', 'teams.id')
    .select(['teams.id', 'teams.name', 'teams.archived_at'])
    .where('team_desks.desk_id', '=', deskId)
    .where('archived_at', 'is', null)
    .where(sql<SqlBool>`(teams.id::text = lower(${idOrName}) or lower(teams.name) = lower(${idOrName}))`)
    .executeTakeFirst();
}

/** Teams that stand and serve a desk, those of tier 1 first. */
export async function teamsServing(db: Db | Trx, deskId: string) {
  const { rows } = await sql<{ id: string; name: string; tier: number; members: string[] }>`
    select teams.id, teams.name, t.tier, array(select m.teammate_id::text from team_members m
      join teammates p on p.id = m.teammate_id and p.deactivated_at is null where m.team_id = teams.id) as members
    from teams join team_desks t on t.team_id = teams.id
    where t.desk_id = ${deskId}::uuid and teams.archived_at is null order by t.tier, teams.name, teams.id`.execute(db);
  return rows;
}
