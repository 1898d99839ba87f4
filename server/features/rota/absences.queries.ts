import type { Actor } from '../../platform/access/index.ts';
import { desksWhere } from '../../platform/access/index.ts';
import type { Db, RawBuilder, SqlBool, Trx } from '../../platform/db/index.ts';
import { insertRows, sql } from '../../platform/db/index.ts';

export interface AbsenceRow {
  id: string;
  teammate_id: string;
  teammate_name: string;
  from_on: string;
  to_on: string;
  from_time: string | null;
  to_time: string | null;
  source: 'entered' | 'calendar';
  shifts: { id: string; rotaId: string; on: string }[];
  beside: { id: string; rotaId: string; on: string }[];
}

/** Whether the absence `a` lies on the shift `s`: whole days by the day where the person is, hours by the moments. */
const LIES_ON = sql<SqlBool>`(s.on_date between a.from_on - 1 and a.to_on + 1
  and case when a.time_zone is null then s.on_date between a.from_on and a.to_on
    else ((a.from_on + coalesce(a.from_time, '00:00')::time) at time zone a.time_zone < s.ends_at
      and (case when a.to_time is null then (a.to_on + 1)::timestamp else a.to_on + a.to_time::time end)
        at time zone a.time_zone > s.starts_at) end)`;

/** Whether it is the owner of the shift who is away. */
export const LIES_ON_SHIFT = sql<SqlBool>`(a.teammate_id = s.teammate_id and ${LIES_ON})`;

const ABSENCES = sql`select a.id, a.teammate_id, t.name as teammate_name, a.from_on, a.to_on, a.from_time, a.to_time, a.source,
    coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'rotaId', s.rota_id, 'on', s.on_date) order by s.on_date)
      from shifts s where s.state = 'published' and ${LIES_ON_SHIFT}), '[]') as shifts,
    coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'rotaId', s.rota_id, 'on', s.on_date) order by s.on_date)
      from shifts s where s.state = 'published' and s.buddy_id = a.teammate_id and ${LIES_ON}), '[]') as beside
  from absences a join teammates t on t.id = a.teammate_id`;

/** One's own, and those of everybody in a rota that one may read. */
function visibleTo(actor: Actor): RawBuilder<SqlBool> {
  const desks = desksWhere(actor, 'rota.read');
  if (desks === 'all') return sql<SqlBool>`true`;
  const mine = actor.kind === 'teammate' ? sql<SqlBool>`a.teammate_id = ${actor.id}::uuid` : sql<SqlBool>`false`;
  return sql<SqlBool>`(${mine} or exists (select from rota_people p join rotas r on r.id = p.rota_id
    where p.teammate_id = a.teammate_id and r.desk_id = any(${desks}::uuid[])))`;
}

export interface AbsencesAsked {
  teammateId: string | null;
  rotaId: string | null;
  from: string | null;
  to: string | null;
  limit: number;
}

/** By their first day. */
export async function listAbsences(db: Db, actor: Actor, asked: AbsencesAsked): Promise<AbsenceRow[]> {
  const where = [visibleTo(actor)];
  if (asked.teammateId !== null) where.push(sql<SqlBool>`a.teammate_id = ${asked.teammateId}::uuid`);
  if (asked.rotaId !== null)
    where.push(sql<SqlBool>`exists (select from rota_people p where p.rota_id = ${asked.rotaId}::uuid
      and p.teammate_id = a.teammate_id)`);
  if (asked.from !== null) where.push(sql<SqlBool>`a.to_on >= ${asked.from}::date`);
  if (asked.to !== null) where.push(sql<SqlBool>`a.from_on <= ${asked.to}::date`);
  const { rows } = await sql<AbsenceRow>`${ABSENCES} where ${sql.join(where, sql` and `)}
    order by a.from_on, a.id limit ${asked.limit}`.execute(db);
  return rows;
}

export async function absenceById(db: Db | Trx, id: string): Promise<AbsenceRow | undefined> {
  const { rows } = await sql<AbsenceRow>`${ABSENCES} where a.id = ${id}::uuid`.execute(db);
  return rows[0];
}

export async function countAbsences(trx: Trx, teammateId: string): Promise<number> {
  const { count } = await trx
    .selectFrom('absences')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('teammate_id', '=', teammateId)
    .executeTakeFirstOrThrow();
  return count;
}

export interface NewAbsenceRow {
  id: string;
  teammate_id: string;
  from_on: string;
  to_on: string;
  from_time: string | null;
  to_time: string | null;
  time_zone: string | null;
  source: 'entered' | 'calendar';
  calendar_uid: string | null;
  entered_by: string | null;
  entered_at: string;
}

export async function insertAbsences(trx: Trx, absences: readonly NewAbsenceRow[]): Promise<void> {
  await insertRows(trx, 'absences', absences);
}

export async function deleteAbsence(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('absences').where('id', '=', id).execute();
}

export interface AwayRow {
  teammate_id: string;
  from_on: string;
  to_on: string;
  from_time: string | null;
  to_time: string | null;
  /** Null: whole days. */
  time_zone: string | null;
}

/** When these people are away, or on shift in another rota, in a span of days. */
export async function daysAway(
  db: Db | Trx,
  rotaId: string,
  teammateIds: readonly string[],
  { from, to }: { from: string; to: string },
): Promise<AwayRow[]> {
  const { rows } = await sql<AwayRow>`
    select teammate_id, from_on, to_on, from_time, to_time, time_zone from absences where teammate_id = any(${teammateIds}::uuid[])
      and to_on >= ${from}::date and from_on <= ${to}::date
    union
    select teammate_id, on_date, on_date, null, null, null from shifts where teammate_id = any(${teammateIds}::uuid[])
      and rota_id <> ${rotaId}::uuid and state = 'published' and on_date between ${from}::date and ${to}::date
    order by 1, 2`.execute(db);
  return rows;
}
