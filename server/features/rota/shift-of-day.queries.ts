import type { RotaPart, RotaRules, RotaShare } from '../../../contract/rota.ts';
import type { Db, RawBuilder, SqlBool, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

export interface DayShiftRow {
  id: string;
  rota_id: string;
  desk_id: string;
  teammate_id: string;
  teammate_name: string;
  buddy_id: string | null;
  buddy_name: string | null;
  on_date: string;
  starts_at: Temporal.Instant;
  ends_at: Temporal.Instant;
  time_zone: string;
  state: 'published' | 'complete';
  rules: RotaRules;
  /** Null of all these: not in the rota any more. */
  part: RotaPart | null;
  level: 'learning' | 'alone' | null;
  skills: string[] | null;
  languages: string[] | null;
  share: RotaShare | null;
  weekdays: number[] | null;
  from_time: string | null;
  to_time: string | null;
}

const SHIFTS = sql`select s.id, s.rota_id, r.desk_id, s.teammate_id, t.name as teammate_name, s.buddy_id,
    b.name as buddy_name, s.on_date, s.starts_at, s.ends_at, s.time_zone, s.state, r.rules, p.part, p.level, p.skills,
    p.languages, p.share, p.weekdays, p.from_time, p.to_time
  from shifts s
  join rotas r on r.id = s.rota_id
  join teammates t on t.id = s.teammate_id
  left join teammates b on b.id = s.buddy_id
  left join rota_people p on p.rota_id = s.rota_id and p.teammate_id = s.teammate_id
  where s.state in ('published', 'complete')`;

async function shiftsWhere(db: Db | Trx, where: RawBuilder<SqlBool>, order = sql`s.on_date, s.starts_at, s.id`) {
  const { rows } = await sql<DayShiftRow>`${SHIFTS} and ${where} order by ${order}`.execute(db);
  return rows;
}

export async function shiftRow(db: Db | Trx, id: string): Promise<DayShiftRow | undefined> {
  return (await shiftsWhere(db, sql<SqlBool>`s.id = ${id}::uuid`))[0];
}

/** Those of one person, both days counted. */
export function shiftRowsOf(
  db: Db | Trx,
  teammateId: string,
  { from, to }: { from: string; to: string },
): Promise<DayShiftRow[]> {
  return shiftsWhere(
    db,
    sql<SqlBool>`s.teammate_id = ${teammateId}::uuid and s.on_date between ${from}::date and ${to}::date`,
  );
}

export function shiftRowsBeside(db: Db | Trx, buddyId: string, day: string): Promise<DayShiftRow[]> {
  return shiftsWhere(db, sql<SqlBool>`s.buddy_id = ${buddyId}::uuid and s.on_date = ${day}::date`);
}

/** The nearest on one side of a day, that day left out. */
export async function nearestShiftRow(
  db: Db | Trx,
  teammateId: string,
  day: string,
  side: 'before' | 'after',
  rotaId: string | null,
): Promise<DayShiftRow | undefined> {
  const inRota = rotaId === null ? sql<SqlBool>`true` : sql<SqlBool>`s.rota_id = ${rotaId}::uuid`;
  const [nearest] = await shiftsWhere(
    db,
    side === 'before'
      ? sql<SqlBool>`s.teammate_id = ${teammateId}::uuid and s.on_date < ${day}::date and ${inRota}`
      : sql<SqlBool>`s.teammate_id = ${teammateId}::uuid and s.on_date > ${day}::date and ${inRota}`,
    side === 'before' ? sql`s.on_date desc, s.starts_at desc limit 1` : sql`s.on_date, s.starts_at limit 1`,
  );
  return nearest;
}

export interface BuddyRow {
  id: string;
  name: string;
  is_away: boolean;
}

/**
 * Those with the part of a buddy; with none of them `fromPeople` of those who served longest. By name, and whether they
 * are away on the whole day.
 */
export async function buddyRows(db: Db | Trx, rotaId: string, day: string, fromPeople: number): Promise<BuddyRow[]> {
  const { rows } = await sql<BuddyRow>`with people as (
      select p.rota_id, p.teammate_id as id, t.name, p.part
      from rota_people p join teammates t on t.id = p.teammate_id and t.deactivated_at is null
      where p.rota_id = ${rotaId}::uuid and p.exempt_at is null
    ), chosen as (
      select id, name from people where part = 'buddy'
      union all
      (select id, name from people where not exists (select from people where part = 'buddy')
        order by (select count(*) from shifts s where s.rota_id = people.rota_id and s.teammate_id = people.id
          and s.state in ('published', 'complete') and s.on_date < ${day}::date) desc, id limit ${fromPeople})
    )
    select c.id, c.name, exists (select from absences a where a.teammate_id = c.id
        and ${day}::date between a.from_on and a.to_on
        and (${day}::date > a.from_on or a.from_time is null) and (${day}::date < a.to_on or a.to_time is null)) as is_away
    from chosen c order by c.name, c.id`.execute(db);
  return rows;
}

export async function rulesOfRota(db: Db | Trx, rotaId: string): Promise<{ rules: RotaRules } | undefined> {
  return db.selectFrom('rotas').select('rules').where('id', '=', rotaId).executeTakeFirst();
}
