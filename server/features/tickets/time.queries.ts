import './tickets.tables.ts';
import type { Db, SqlBool, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

export interface NewTimeEntryRow {
  id: string;
  ticket_id: string;
  by_kind: string;
  by_id: string | null;
  minutes: number;
  note: string;
  spent_on: string;
  created_at: string;
}

export async function insertTimeEntry(trx: Trx, row: NewTimeEntryRow): Promise<void> {
  await trx.insertInto('time_entries').values(row).execute();
}

export async function timeEntryOf(trx: Trx, ticketId: string, entryId: string) {
  return trx
    .selectFrom('time_entries')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .where('id', '=', entryId)
    .executeTakeFirst();
}

export async function deleteTimeEntry(trx: Trx, entryId: string): Promise<void> {
  await trx.deleteFrom('time_entries').where('id', '=', entryId).execute();
}

export async function sumOfTime(trx: Trx, ticketId: string): Promise<number> {
  const row = await trx
    .selectFrom('time_entries')
    .select(({ fn }) => fn.sum<number>('minutes').as('sum'))
    .where('ticket_id', '=', ticketId)
    .executeTakeFirst();
  return Number(row?.sum ?? 0);
}

/** The latest first; `after` is the key of the last one before. */
export async function timeEntries(
  db: Db,
  ticketId: string,
  page: { after: readonly [at: string, id: string] | null; limit: number; only?: string },
) {
  let query = db
    .selectFrom('time_entries')
    .leftJoin('teammates', 'teammates.id', 'time_entries.by_id')
    .selectAll('time_entries')
    .select('teammates.name as by_name')
    .where('ticket_id', '=', ticketId);
  if (page.only !== undefined) query = query.where('time_entries.id', '=', page.only);
  if (page.after)
    query = query.where(
      sql<SqlBool>`(time_entries.created_at, time_entries.id) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)`,
    );
  return query
    .orderBy('time_entries.created_at', 'desc')
    .orderBy('time_entries.id', 'desc')
    .limit(page.limit)
    .execute();
}
export type TimeEntryRow = Awaited<ReturnType<typeof timeEntries>>[number];
