import './tickets.tables.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

export async function putSnooze(
  trx: Trx,
  snooze: { ticketId: string; until: Temporal.Instant; keep: boolean; by: string | null },
  at: Temporal.Instant,
): Promise<void> {
  const values = {
    until: snooze.until.toString(),
    kept_at: snooze.keep ? at.toString() : null,
    snoozed_by: snooze.by,
    snoozed_at: at.toString(),
  };
  await trx
    .insertInto('ticket_snoozes')
    .values({ ticket_id: snooze.ticketId, ...values })
    .onConflict((conflict) => conflict.column('ticket_id').doUpdateSet(values))
    .execute();
}

export async function snoozeOf(db: Db | Trx, ticketId: string) {
  return db
    .selectFrom('ticket_snoozes')
    .leftJoin('teammates', 'teammates.id', 'ticket_snoozes.snoozed_by')
    .selectAll('ticket_snoozes')
    .select('teammates.name as by_name')
    .where('ticket_id', '=', ticketId)
    .executeTakeFirst();
}

/** @returns whether it was snoozed */
export async function deleteSnooze(trx: Trx, ticketId: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('ticket_snoozes')
    .where('ticket_id', '=', ticketId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** They are answered or done: they do not come back, and do not stand on top any more. */
export async function restInPlace(trx: Trx, ticketIds: readonly string[], ends: boolean): Promise<void> {
  if (ends) await sql`delete from ticket_snoozes where ticket_id = any(${ticketIds}::uuid[])`.execute(trx);
  await sql`update tickets set woken_at = null where id = any(${ticketIds}::uuid[]) and woken_at is not null`.execute(
    trx,
  );
}

/**
 * Customers wrote in these tickets: those whose date does not stand against it are back. One statement for a whole batch.
 * @returns what came back, with its desk
 */
export async function wakeAll(
  trx: Trx,
  ticketIds: readonly string[],
  at: Temporal.Instant,
): Promise<{ id: string; desk_id: string }[]> {
  const { rows } = await sql<{ id: string; desk_id: string }>`
    with back as (
      delete from ticket_snoozes where ticket_id = any(${ticketIds}::uuid[]) and kept_at is null returning ticket_id)
    update tickets set woken_at = ${at.toString()}::timestamptz from back where tickets.id = back.ticket_id
    returning tickets.id, tickets.desk_id`.execute(trx);
  return rows;
}
