import './after-shift.tables.ts';
import type { Db, Selectable, Tables, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

export type HandOverRow = Selectable<Tables['hand_overs']>;

export async function handOverOf(db: Db | Trx, shiftId: string): Promise<HandOverRow | undefined> {
  return db.selectFrom('hand_overs').selectAll().where('shift_id', '=', shiftId).executeTakeFirst();
}

/** Made where there is none, and held until the transaction ends. */
export async function lockHandOver(trx: Trx, shiftId: string): Promise<HandOverRow> {
  await trx
    .insertInto('hand_overs')
    .values({ shift_id: shiftId })
    .onConflict((conflict) => conflict.column('shift_id').doNothing())
    .execute();
  return trx.selectFrom('hand_overs').selectAll().where('shift_id', '=', shiftId).forUpdate().executeTakeFirstOrThrow();
}

export async function noteGathered(trx: Trx, shiftId: string, until: Temporal.Instant): Promise<void> {
  await trx
    .updateTable('hand_overs')
    .set({ gathered_until: until.toString() })
    .where('shift_id', '=', shiftId)
    .execute();
}

export async function putHandOver(
  trx: Trx,
  shiftId: string,
  noteForBriefing: string,
  at: Temporal.Instant,
): Promise<void> {
  await trx
    .updateTable('hand_overs')
    .set({ note_for_briefing: noteForBriefing, done_at: at.toString() })
    .where('shift_id', '=', shiftId)
    .execute();
}

export async function putEnd(trx: Trx, shiftId: string, wordToBuddy: string, at: Temporal.Instant): Promise<void> {
  await trx
    .updateTable('hand_overs')
    .set({ word_to_buddy: wordToBuddy, done_at: sql`coalesce(done_at, ${at.toString()}::timestamptz)` })
    .where('shift_id', '=', shiftId)
    .execute();
}

export interface HandedRow {
  ticket_id: string;
  kind: 'handed' | 'kept' | 'queue';
  to_id: string | null;
  to_name: string | null;
  next: string;
  handed_at: Temporal.Instant;
}

export async function handedTickets(db: Db | Trx, shiftId: string): Promise<HandedRow[]> {
  return db
    .selectFrom('handed_tickets')
    .leftJoin('teammates', 'teammates.id', 'handed_tickets.to_id')
    .select(['ticket_id', 'kind', 'to_id', 'teammates.name as to_name', 'next', 'handed_at'])
    .where('shift_id', '=', shiftId)
    .orderBy('handed_at')
    .orderBy('ticket_id')
    .execute();
}

export async function putHanded(
  trx: Trx,
  row: {
    shiftId: string;
    ticketId: string;
    kind: 'handed' | 'kept' | 'queue';
    to: string | null;
    next: string;
    at: Temporal.Instant;
  },
): Promise<void> {
  const values = { to_id: row.to, kind: row.kind, next: row.next, handed_at: row.at.toString() };
  await trx
    .insertInto('handed_tickets')
    .values({ shift_id: row.shiftId, ticket_id: row.ticketId, ...values })
    .onConflict((conflict) => conflict.columns(['shift_id', 'ticket_id']).doUpdateSet(values))
    .execute();
}

/** What somebody holds on a desk and is not done, what is due first first. */
export async function heldTickets(db: Db | Trx, teammateId: string, deskId: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from tickets
    where assignee_id = ${teammateId}::uuid and desk_id = ${deskId}::uuid
      and status in ('new', 'open', 'waiting', 'on_hold') and merged_into_id is null and spam_at is null and discarded_at is null
    order by coalesce(reply_due_at, 'infinity'::timestamptz), id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Those of these tickets with a reply that is written and has not left. */
export async function withReplyOnItsWay(db: Db, ticketIds: readonly string[]): Promise<Set<string>> {
  if (ticketIds.length === 0) return new Set();
  const { rows } = await sql<{ ticket_id: string }>`select distinct ticket_id from outgoing
    where ticket_id = any(${ticketIds}::uuid[]) and state in ('held', 'scheduled')`.execute(db);
  return new Set(rows.map(({ ticket_id }) => ticket_id));
}

/** What those beside whom somebody sat said to them at the end, newest first. */
export async function wordsTo(
  db: Db,
  buddyId: string,
  sinceOn: string,
  limit: number,
): Promise<{ shift_id: string; by_id: string; by_name: string; on_date: string; words: string }[]> {
  const { rows } = await sql<{ shift_id: string; by_id: string; by_name: string; on_date: string; words: string }>`
    select h.shift_id, t.id as by_id, t.name as by_name, s.on_date, h.word_to_buddy as words
    from shifts s join hand_overs h on h.shift_id = s.id join teammates t on t.id = s.teammate_id
    where s.buddy_id = ${buddyId}::uuid and s.on_date >= ${sinceOn}::date and s.state = 'complete' and h.word_to_buddy <> ''
    order by s.on_date desc, s.id limit ${limit}`.execute(db);
  return rows;
}

/** Notes that were left for the briefing of a rota since then, newest first. */
export async function briefingNoteRows(
  db: Db | Trx,
  rotaId: string,
  since: Temporal.Instant,
  limit: number,
): Promise<{ words: string; by: string; at: Temporal.Instant }[]> {
  const { rows } = await sql<{ words: string; by: string; at: Temporal.Instant }>`
    select h.note_for_briefing as words, t.name as by, h.done_at as at
    from hand_overs h join shifts s on s.id = h.shift_id join teammates t on t.id = s.teammate_id
    where h.note_for_briefing <> '' and h.done_at >= ${since.toString()}::timestamptz and s.rota_id = ${rotaId}::uuid
    order by h.done_at desc limit ${limit}`.execute(db);
  return rows;
}
