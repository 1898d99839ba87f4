import type { SwapKind, SwapState } from '../../../contract/rota.ts';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere } from '../../platform/access/index.ts';
import type { Db, SqlBool, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

export interface SwapRow {
  id: string;
  rota_id: string;
  desk_id: string;
  shift_id: string;
  kind: SwapKind;
  state: SwapState;
  owner_id: string;
  owner_name: string;
  asked_by: string | null;
  asked_of: string | null;
  asked_of_name: string | null;
  wanted_on: string[];
  words: string;
  taken_by: string | null;
  taken_by_name: string | null;
  other_shift_id: string | null;
  opened_at: Temporal.Instant;
  ends_at: Temporal.Instant;
  reminded: number;
  next_reminder_at: Temporal.Instant | null;
  settled_at: Temporal.Instant | null;
}

const SWAPS = sql`select w.id, w.rota_id, r.desk_id, w.shift_id, w.kind, w.state, w.owner_id, o.name as owner_name, w.asked_by,
    w.asked_of, a.name as asked_of_name, w.wanted_on::text[] as wanted_on, w.words, w.taken_by, t.name as taken_by_name,
    w.other_shift_id, w.opened_at, w.ends_at, w.reminded, w.next_reminder_at, w.settled_at
  from swaps w
  join rotas r on r.id = w.rota_id
  join teammates o on o.id = w.owner_id
  left join teammates a on a.id = w.asked_of
  left join teammates t on t.id = w.taken_by`;

export async function swapById(db: Db | Trx, id: string): Promise<SwapRow | undefined> {
  const { rows } = await sql<SwapRow>`${SWAPS} where w.id = ${id}::uuid`.execute(db);
  return rows[0];
}

/** Of desks where one reads rotas; open ones by when they end, others newest first. */
export async function listSwaps(
  db: Db,
  actor: Actor,
  asked: { rotaId: string | null; open: boolean; limit: number },
): Promise<SwapRow[]> {
  const desks = desksWhere(actor, 'rota.read');
  const where = [
    desks === 'all' ? sql<SqlBool>`true` : sql<SqlBool>`r.desk_id = any(${desks}::uuid[])`,
    asked.open ? sql<SqlBool>`w.state in ('open', 'awaiting')` : sql<SqlBool>`w.state not in ('open', 'awaiting')`,
  ];
  if (asked.rotaId !== null) where.push(sql<SqlBool>`w.rota_id = ${asked.rotaId}::uuid`);
  const order = asked.open ? sql`w.ends_at, w.id` : sql`w.opened_at desc, w.id desc`;
  const { rows } = await sql<SwapRow>`${SWAPS} where ${sql.join(where, sql` and `)}
    order by ${order} limit ${asked.limit}`.execute(db);
  return rows;
}

/** The one of a shift that is not settled. */
export async function openSwapOf(trx: Trx, shiftId: string): Promise<SwapRow | undefined> {
  const { rows } = await sql<SwapRow>`${SWAPS} where w.shift_id = ${shiftId}::uuid
    and w.state in ('open', 'awaiting')`.execute(trx);
  return rows[0];
}

/** Those that are not settled and would give this shift back for another. */
export async function swapsOffering(trx: Trx, shiftId: string): Promise<SwapRow[]> {
  const { rows } =
    await sql<SwapRow>`${SWAPS} where w.other_shift_id = ${shiftId}::uuid and w.state = 'awaiting'`.execute(trx);
  return rows;
}

export interface NewSwap {
  id: string;
  rotaId: string;
  shiftId: string;
  kind: SwapKind;
  ownerId: string;
  askedBy: string | null;
  askedOf: string | null;
  wantedOn: readonly string[];
  words: string;
  endsAt: Temporal.Instant;
  nextReminderAt: Temporal.Instant | null;
}

export async function insertSwap(trx: Trx, swap: NewSwap, at: Temporal.Instant): Promise<void> {
  await trx
    .insertInto('swaps')
    .values({
      id: swap.id,
      rota_id: swap.rotaId,
      shift_id: swap.shiftId,
      kind: swap.kind,
      state: 'open',
      owner_id: swap.ownerId,
      asked_by: swap.askedBy,
      asked_of: swap.askedOf,
      wanted_on: [...swap.wantedOn],
      words: swap.words,
      opened_at: at.toString(),
      ends_at: swap.endsAt.toString(),
      next_reminder_at: swap.nextReminderAt?.toString() ?? null,
    })
    .execute();
}

/** Somebody takes it: at once, or when a manager says yes. */
export async function noteTaker(
  trx: Trx,
  id: string,
  taken: {
    state: 'awaiting' | 'taken';
    by: string;
    otherShiftId: string | null;
  },
): Promise<void> {
  await trx
    .updateTable('swaps')
    .set({
      state: taken.state,
      taken_by: taken.by,
      other_shift_id: taken.otherShiftId,
      next_reminder_at: null,
    })
    .where('id', '=', id)
    .execute();
}

export async function settleSwap(
  trx: Trx,
  id: string,
  state: SwapState,
  by: string | null,
  at: Temporal.Instant,
): Promise<void> {
  await trx
    .updateTable('swaps')
    .set({ state, settled_by: by, settled_at: at.toString(), next_reminder_at: null })
    .where('id', '=', id)
    .execute();
}

export async function setSwapMoments(
  trx: Trx,
  id: string,
  moments: { endsAt: Temporal.Instant; nextReminderAt: Temporal.Instant | null; reminded: number },
): Promise<void> {
  await trx
    .updateTable('swaps')
    .set({
      ends_at: moments.endsAt.toString(),
      next_reminder_at: moments.nextReminderAt?.toString() ?? null,
      reminded: moments.reminded,
    })
    .where('id', '=', id)
    .execute();
}
