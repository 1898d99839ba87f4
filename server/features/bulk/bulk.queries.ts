import './bulk.tables.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Db, RawBuilder, Selectable, SqlBool, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import type { Outcome } from '../tickets/index.ts';
import { changeableTogether, ticketsVisibleTo } from '../tickets/index.ts';
import type { BulkChangesTable } from './bulk.tables.ts';

export type BulkRow = Selectable<BulkChangesTable>;

/** How many a condition names, and how many of these the actor may change together; counted up to `most` and one more. */
export async function countFor(
  db: Db,
  actor: Actor,
  where: RawBuilder<SqlBool>,
  most: number,
): Promise<{ count: number; changeable: number }> {
  const { rows } = await sql<{ count: number; changeable: number }>`
    select count(*) as count, count(*) filter (where changeable) as changeable
    from (select ${changeableTogether(actor)} as changeable from tickets where ${where} limit ${most + 1}) counted`.execute(
    db,
  );
  return rows[0] ?? { count: 0, changeable: 0 };
}

/** Those of these ids that the actor may see, as a condition on `tickets`. */
export function withIds(actor: Actor, ids: readonly string[]): RawBuilder<SqlBool> {
  return sql<SqlBool>`(tickets.id = any(${ids}::uuid[]) and ${ticketsVisibleTo(actor)})`;
}

export async function insertBulk(
  trx: Trx,
  row: Omit<BulkRow, 'change' | 'started_at' | 'went_on_at' | 'ended_at'> & { change: string },
  at: Temporal.Instant,
) {
  const now = at.toString();
  await trx
    .insertInto('bulk_changes')
    .values({ ...row, started_at: now, went_on_at: now })
    .execute();
}

/** Chooses the tickets of a bulk change, for good. @returns how many. */
export async function chooseTickets(
  trx: Trx,
  bulkId: string,
  where: RawBuilder<SqlBool>,
  most: number,
): Promise<number> {
  const { numAffectedRows } = await sql`insert into bulk_change_items (bulk_id, position, ticket_id)
    select ${bulkId}::uuid, row_number() over (order by id), id from (
      select tickets.id from tickets where ${where} limit ${most}) chosen`.execute(trx);
  return Number(numAffectedRows ?? 0);
}

/** The tickets that another bulk change has changed. @returns how many. */
export async function chooseChanged(trx: Trx, bulkId: string, undoesId: string): Promise<number> {
  const { numAffectedRows } = await sql`insert into bulk_change_items (bulk_id, position, ticket_id)
    select ${bulkId}::uuid, position, ticket_id from bulk_change_items
    where bulk_id = ${undoesId}::uuid and before is not null`.execute(trx);
  return Number(numAffectedRows ?? 0);
}

export async function setTotal(trx: Trx, bulkId: string, total: number): Promise<void> {
  await trx.updateTable('bulk_changes').set({ total }).where('id', '=', bulkId).execute();
}

/** One's own. */
export async function findBulk(
  db: Db | Trx,
  actor: Actor,
  id: string,
): Promise<(BulkRow & { undone_by: string | null; can_undo: boolean }) | undefined> {
  return ownBulks(db, actor).where('bulk_changes.id', '=', id).executeTakeFirst();
}

function ownBulks(db: Db | Trx, actor: Actor) {
  return db
    .selectFrom('bulk_changes')
    .selectAll('bulk_changes')
    .select([
      sql<string | null>`(select undoing.id from bulk_changes undoing where undoing.undoes_id = bulk_changes.id)`.as(
        'undone_by',
      ),
      sql<boolean>`exists (select from bulk_change_items where bulk_id = bulk_changes.id and before is not null)`.as(
        'can_undo',
      ),
    ])
    .where('actor_kind', '=', actor.kind as 'teammate')
    .where('actor_id', '=', 'id' in actor ? actor.id : '00000000-0000-0000-0000-000000000000');
}

/** One's own that have not ended; undoings among them. */
export async function countRunning(trx: Trx, actor: Actor): Promise<number> {
  const running = await ownBulks(trx, actor).where('state', '=', 'running').execute();
  return running.length;
}

/** Newest first, one more than `limit`. */
export async function listBulks(db: Db, actor: Actor, after: readonly [string, string] | null, limit: number) {
  let query = ownBulks(db, actor);
  if (after)
    query = query.where(sql<SqlBool>`(started_at, bulk_changes.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return query
    .orderBy('started_at', 'desc')
    .orderBy('bulk_changes.id', 'desc')
    .limit(limit + 1)
    .execute();
}

/** Locked for one step, so that two workers on it take turns. */
export async function lockBulk(trx: Trx, id: string): Promise<BulkRow | undefined> {
  return trx.selectFrom('bulk_changes').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export interface ItemToDo {
  position: number;
  ticketId: string;
  /** Of an undoing: what the other one changed. */
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

export async function nextItems(trx: Trx, bulk: BulkRow, limit: number): Promise<ItemToDo[]> {
  const { rows } = await sql<ItemToDo>`
    select item.position, item.ticket_id as "ticketId", done.before, done.after from bulk_change_items item
    left join bulk_change_items done on done.bulk_id = ${bulk.undoes_id}::uuid and done.position = item.position
    where item.bulk_id = ${bulk.id}::uuid and item.state = 'waiting' order by item.position limit ${limit}`.execute(
    trx,
  );
  return rows;
}

export async function settleItems(
  trx: Trx,
  bulkId: string,
  settled: readonly (Outcome & { position: number })[],
): Promise<void> {
  const rows = settled.map((item) =>
    item.state === 'done'
      ? { position: item.position, state: item.state, before: item.changed?.before, after: item.changed?.after }
      : { position: item.position, state: item.state, reason: item.reason, detail: item.detail },
  );
  await sql`update bulk_change_items item
    set state = settled.state, reason = settled.reason, detail = settled.detail, before = settled.before, after = settled.after
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as settled(position int, state text, reason text, detail text,
      before jsonb, after jsonb)
    where item.bulk_id = ${bulkId}::uuid and item.position = settled.position`.execute(trx);
}

/** @returns how far it is now. */
export async function goOn(
  trx: Trx,
  bulkId: string,
  by: { done: number; stayed: number },
  at: Temporal.Instant,
): Promise<BulkRow> {
  return trx
    .updateTable('bulk_changes')
    .set({
      done: sql<number>`done + ${by.done}`,
      stayed: sql<number>`stayed + ${by.stayed}`,
      went_on_at: at.toString(),
    })
    .where('id', '=', bulkId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function endBulk(
  trx: Trx,
  bulkId: string,
  state: 'done' | 'stopped' | 'failed',
  at: Temporal.Instant,
): Promise<void> {
  await trx.updateTable('bulk_changes').set({ state, ended_at: at.toString() }).where('id', '=', bulkId).execute();
}

/** Not ended, and not gone on since then: whoever worked on it is gone. */
export async function leftLying(db: Db, since: Temporal.Instant): Promise<string[]> {
  const rows = await db
    .selectFrom('bulk_changes')
    .select('id')
    .where('state', '=', 'running')
    .where('went_on_at', '<=', since.toString() as never)
    .execute();
  return rows.map((row) => row.id);
}

export async function forgetBulks(trx: Trx, endedBefore: Temporal.Instant): Promise<void> {
  await trx
    .deleteFrom('bulk_changes')
    .where('ended_at', '<', endedBefore.toString() as never)
    .execute();
}

/** Lines of tickets that stayed, with the ticket where the actor may see it; one more than `limit`. */
export async function refusalsOf(db: Db, actor: Actor, bulkId: string, after: number, limit: number) {
  const items = await db
    .selectFrom('bulk_change_items')
    .select(['position', 'ticket_id', 'reason', 'detail'])
    .where('bulk_id', '=', bulkId)
    .where('state', '=', 'stayed')
    .where('position', '>', after)
    .orderBy('position')
    .limit(limit + 1)
    .execute();
  const where = withIds(
    actor,
    items.map((item) => item.ticket_id),
  );
  const { rows } = await sql<{ id: string; number: number; subject: string }>`
    select id, number, subject from tickets where ${where}`.execute(db);
  const seen = new Map(rows.map((row) => [row.id, row]));
  return items.map((item) => ({ ...item, ticket: seen.get(item.ticket_id) ?? null }));
}
