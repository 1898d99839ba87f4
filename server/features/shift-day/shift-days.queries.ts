import './shift-day.tables.ts';
import type { Db, Selectable, Tables, Trx } from '../../platform/db/index.ts';
import { json, sql } from '../../platform/db/index.ts';
import type { StoredBreak } from './shift-day.tables.ts';

export type ShiftDayRow = Selectable<Tables['shift_days']>;

export async function dayOf(db: Db | Trx, shiftId: string): Promise<ShiftDayRow | undefined> {
  return db.selectFrom('shift_days').selectAll().where('shift_id', '=', shiftId).executeTakeFirst();
}

export async function lockDay(trx: Trx, shiftId: string): Promise<ShiftDayRow | undefined> {
  return trx.selectFrom('shift_days').selectAll().where('shift_id', '=', shiftId).forUpdate().executeTakeFirst();
}

export async function daysOf(db: Db | Trx, shiftIds: readonly string[]): Promise<Map<string, ShiftDayRow>> {
  if (shiftIds.length === 0) return new Map();
  const rows = await db.selectFrom('shift_days').selectAll().where('shift_id', 'in', shiftIds).execute();
  return new Map(rows.map((row) => [row.shift_id, row]));
}

/** @returns whether it was not begun before. */
export async function insertDay(trx: Trx, shiftId: string, teammateId: string, at: Temporal.Instant): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('shift_days')
    .values({ shift_id: shiftId, teammate_id: teammateId, begun_at: at.toString() })
    .onConflict((conflict) => conflict.column('shift_id').doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function putBreaks(trx: Trx, shiftId: string, breaks: readonly StoredBreak[]): Promise<void> {
  await trx
    .updateTable('shift_days')
    .set({ breaks: json(breaks) })
    .where('shift_id', '=', shiftId)
    .execute();
}

export async function passSoft(trx: Trx, shiftId: string, at: Temporal.Instant): Promise<void> {
  await trx
    .updateTable('shift_days')
    .set({ soft_stop_passed_at: at.toString() })
    .where('shift_id', '=', shiftId)
    .execute();
}

export async function putLift(
  trx: Trx,
  shiftId: string,
  by: string | null,
  reason: string,
  at: Temporal.Instant,
): Promise<void> {
  await trx
    .updateTable('shift_days')
    .set({ lifted_by: by, lifted_at: at.toString(), lift_reason: reason })
    .where('shift_id', '=', shiftId)
    .execute();
}

export async function putEnergy(trx: Trx, shiftId: string, energy: number, at: Temporal.Instant): Promise<void> {
  await trx
    .updateTable('shift_days')
    .set({ energy, energy_at: at.toString() })
    .where('shift_id', '=', shiftId)
    .execute();
}

export async function seeBriefing(trx: Trx, shiftId: string, at: Temporal.Instant): Promise<void> {
  await trx
    .updateTable('shift_days')
    .set({ seen_briefing_at: at.toString() })
    .where('shift_id', '=', shiftId)
    .where('seen_briefing_at', 'is', null)
    .execute();
}

/** Once each, and no more than so many. */
export async function addNotForMe(trx: Trx, shiftId: string, ticketId: string, most: number): Promise<void> {
  await sql`update shift_days set not_for_me = array_append(not_for_me, ${ticketId}::uuid)
    where shift_id = ${shiftId}::uuid and not (${ticketId}::uuid = any(not_for_me)) and cardinality(not_for_me) < ${most}`.execute(
    trx,
  );
}

export async function dropNotForMe(trx: Trx, shiftId: string, ticketId: string): Promise<void> {
  await sql`update shift_days set not_for_me = array_remove(not_for_me, ${ticketId}::uuid)
    where shift_id = ${shiftId}::uuid`.execute(trx);
}

export async function endDay(trx: Trx, shiftId: string, at: Temporal.Instant): Promise<void> {
  await trx
    .updateTable('shift_days')
    .set({ ended_at: at.toString() })
    .where('shift_id', '=', shiftId)
    .where('ended_at', 'is', null)
    .execute();
}

export interface EnergyRow {
  shift_id: string;
  on_date: string;
  energy: number;
}

/** The newest ones of one person, oldest first. */
export async function energiesOf(db: Db, teammateId: string, most: number): Promise<EnergyRow[]> {
  const { rows } = await sql<EnergyRow>`select * from (
      select d.shift_id, s.on_date, d.energy from shift_days d join shifts s on s.id = d.shift_id
      where d.teammate_id = ${teammateId}::uuid and d.energy is not null
      order by d.begun_at desc limit ${most}) newest order by on_date`.execute(db);
  return rows;
}

export interface EnergyMonthRow {
  /** 2026-11 */
  month: string;
  people: number;
  mean: number;
}

/** Of the days of a rota, by month; both days counted. */
export async function energiesByMonth(
  db: Db,
  rotaId: string,
  { from, to }: { from: string; to: string },
): Promise<EnergyMonthRow[]> {
  const { rows } = await sql<EnergyMonthRow>`
    select to_char(s.on_date, 'YYYY-MM') as month, count(distinct d.teammate_id)::int as people, avg(d.energy)::float8 as mean
    from shifts s join shift_days d on d.shift_id = s.id
    where s.rota_id = ${rotaId}::uuid and s.on_date between ${from}::date and ${to}::date and d.energy is not null
    group by month order by month`.execute(db);
  return rows;
}
