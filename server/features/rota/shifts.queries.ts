import type { ShiftState, SwapKind, SwapState } from '../../../contract/rota.ts';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere } from '../../platform/access/index.ts';
import type { Db, RawBuilder, SqlBool, Trx } from '../../platform/db/index.ts';
import { insertRows, sql } from '../../platform/db/index.ts';
import { LIES_ON_SHIFT } from './absences.queries.ts';

export interface ShiftRow {
  id: string;
  rota_id: string;
  desk_id: string;
  plan_id: string | null;
  teammate_id: string;
  teammate_name: string;
  buddy_id: string | null;
  buddy_name: string | null;
  on_date: string;
  starts_at: Temporal.Instant;
  ends_at: Temporal.Instant;
  time_zone: string;
  state: ShiftState;
  stands_for: string | null;
  sequence: number;
  changed_at: Temporal.Instant;
  change_reason: string | null;
  /** Its person is away then. */
  away: boolean;
  swap_id: string | null;
  swap_kind: SwapKind | null;
  swap_state: SwapState | null;
}

const SHIFTS = sql`select s.id, s.rota_id, r.desk_id, s.plan_id, s.teammate_id, t.name as teammate_name, s.buddy_id,
    b.name as buddy_name, s.on_date, s.starts_at, s.ends_at, s.time_zone, s.state, s.stands_for, s.sequence, s.changed_at,
    s.change_reason, exists (select from absences a where ${LIES_ON_SHIFT}) as away, w.id as swap_id, w.kind as swap_kind, w.state as swap_state
  from shifts s
  join rotas r on r.id = s.rota_id
  join teammates t on t.id = s.teammate_id
  left join teammates b on b.id = s.buddy_id
  left join swaps w on w.shift_id = s.id and w.state in ('open', 'awaiting')`;

/** What is published on desks where the actor reads rotas, and drafts where they plan. */
function visibleTo(actor: Actor): RawBuilder<SqlBool> {
  const onDesks = (desks: 'all' | string[]): RawBuilder<SqlBool> =>
    desks === 'all' ? sql<SqlBool>`true` : sql<SqlBool>`r.desk_id = any(${desks}::uuid[])`;
  return sql<SqlBool>`${onDesks(desksWhere(actor, 'rota.read'))}
    and (s.state <> 'draft' or ${onDesks(desksWhere(actor, 'rota.plan'))})`;
}

export async function visibleShift(db: Db, actor: Actor, id: string): Promise<ShiftRow | undefined> {
  const { rows } = await sql<ShiftRow>`${SHIFTS} where s.id = ${id}::uuid and ${visibleTo(actor)}`.execute(db);
  return rows[0];
}

/** For the middle of an act, which holds the rota. */
export async function shiftById(db: Db | Trx, id: string): Promise<ShiftRow | undefined> {
  const { rows } = await sql<ShiftRow>`${SHIFTS} where s.id = ${id}::uuid`.execute(db);
  return rows[0];
}

export interface ShiftsAsked {
  rotaId: string | null;
  /** On shift or beside. */
  teammateId: string | null;
  planId: string | null;
  from: string | null;
  to: string | null;
  after: [on: string, id: string] | null;
  limit: number;
}

/** By day. Cancelled ones are left out; drafts come when their plan is asked for. */
export async function listShifts(db: Db, actor: Actor, asked: ShiftsAsked): Promise<ShiftRow[]> {
  const where = [visibleTo(actor)];
  if (asked.planId === null) where.push(sql<SqlBool>`s.state in ('published', 'complete')`);
  else where.push(sql<SqlBool>`s.plan_id = ${asked.planId}::uuid and s.state <> 'cancelled'`);
  if (asked.rotaId !== null) where.push(sql<SqlBool>`s.rota_id = ${asked.rotaId}::uuid`);
  if (asked.teammateId !== null)
    where.push(sql<SqlBool>`(s.teammate_id = ${asked.teammateId}::uuid or s.buddy_id = ${asked.teammateId}::uuid)`);
  if (asked.from !== null) where.push(sql<SqlBool>`s.on_date >= ${asked.from}::date`);
  if (asked.to !== null) where.push(sql<SqlBool>`s.on_date <= ${asked.to}::date`);
  if (asked.after !== null)
    where.push(sql<SqlBool>`(s.on_date, s.id) > (${asked.after[0]}::date, ${asked.after[1]}::uuid)`);
  const { rows } = await sql<ShiftRow>`${SHIFTS} where ${sql.join(where, sql` and `)}
    order by s.on_date, s.id limit ${asked.limit}`.execute(db);
  return rows;
}

export async function shiftsOfPlan(db: Db | Trx, planId: string): Promise<ShiftRow[]> {
  const { rows } = await sql<ShiftRow>`${SHIFTS} where s.plan_id = ${planId}::uuid and s.state <> 'cancelled'
    order by s.on_date, s.id`.execute(db);
  return rows;
}

/** What takes place, or took place. */
export async function shiftsBetween(
  db: Db | Trx,
  rotaId: string,
  { from, to }: { from: string; to: string },
): Promise<ShiftRow[]> {
  const { rows } =
    await sql<ShiftRow>`${SHIFTS} where s.rota_id = ${rotaId}::uuid and s.state in ('published', 'complete')
    and s.on_date between ${from}::date and ${to}::date order by s.on_date, s.id`.execute(db);
  return rows;
}

/** The first day that was ever planned and published; null: none was. */
export async function firstDayOf(db: Db | Trx, rotaId: string): Promise<string | null> {
  const { rows } = await sql<{ first: string | null }>`select least(
      (select min(on_date) from shifts where rota_id = ${rotaId}::uuid and state in ('published', 'complete')),
      (select min(from_on) from rota_plans where rota_id = ${rotaId}::uuid and state = 'published')) as first`.execute(
    db,
  );
  return rows[0]?.first ?? null;
}

export interface NewShift {
  id: string;
  rota_id: string;
  plan_id: string | null;
  teammate_id: string;
  buddy_id: string | null;
  on_date: string;
  starts_at: string;
  ends_at: string;
  time_zone: string;
  state: ShiftState;
  stands_for: string | null;
  published_at: string | null;
  changed_at: string;
}

export async function insertShifts(trx: Trx, shifts: readonly NewShift[]): Promise<void> {
  await insertRows(trx, 'shifts', shifts);
}

export interface ShiftChange {
  teammate_id: string;
  buddy_id: string | null;
  on_date: string;
  starts_at: string;
  ends_at: string;
  time_zone: string;
  change_reason: string | null;
}

/** Its sequence rises, so that calendars take the newer. */
export async function changeShift(trx: Trx, id: string, change: ShiftChange, at: Temporal.Instant): Promise<void> {
  await trx
    .updateTable('shifts')
    .set({ ...change, changed_at: at.toString(), sequence: sql<number>`sequence + 1` })
    .where('id', '=', id)
    .execute();
}

/** Of a draft: no calendar has it yet, so its sequence stays. */
export async function changeDraft(trx: Trx, id: string, change: ShiftChange, at: Temporal.Instant): Promise<void> {
  await trx
    .updateTable('shifts')
    .set({ ...change, changed_at: at.toString() })
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .execute();
}

export async function cancelShifts(
  trx: Trx,
  ids: readonly string[],
  reason: string | null,
  at: Temporal.Instant,
): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .updateTable('shifts')
    .set({
      state: 'cancelled',
      change_reason: reason,
      changed_at: at.toString(),
      sequence: sql<number>`sequence + 1`,
    })
    .where('id', 'in', ids)
    .execute();
}

export async function deleteDrafts(trx: Trx, planId: string): Promise<void> {
  await trx.deleteFrom('shifts').where('plan_id', '=', planId).where('state', '=', 'draft').execute();
}

export async function publishDrafts(trx: Trx, ids: readonly string[], at: Temporal.Instant): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .updateTable('shifts')
    .set({ state: 'published', published_at: at.toString(), changed_at: at.toString() })
    .where('id', 'in', ids)
    .execute();
}

/** They belong to a newer plan now, which left them as they are or moved them. */
export async function adoptShifts(trx: Trx, ids: readonly string[], planId: string): Promise<void> {
  if (ids.length === 0) return;
  await trx.updateTable('shifts').set({ plan_id: planId }).where('id', 'in', ids).execute();
}

export async function shiftsByIds(db: Db | Trx, ids: readonly string[]): Promise<Map<string, ShiftRow>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<ShiftRow>`${SHIFTS} where s.id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}
