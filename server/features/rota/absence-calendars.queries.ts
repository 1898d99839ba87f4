import type { AbsenceCalendar } from '../../../contract/rota.ts';
import type { Db, SqlBool, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

export interface CalendarRow {
  teammate_id: string;
  url_sealed: string;
  host: string;
  read_at: Temporal.Instant | null;
  good_at: Temporal.Instant | null;
  trouble: AbsenceCalendar['trouble'];
}

const COLUMNS = ['teammate_id', 'url_sealed', 'host', 'read_at', 'good_at', 'trouble'] as const;

export async function absenceCalendarOf(db: Db | Trx, teammateId: string): Promise<CalendarRow | undefined> {
  return db.selectFrom('absence_calendars').select(COLUMNS).where('teammate_id', '=', teammateId).executeTakeFirst();
}

export async function putAbsenceCalendar(
  trx: Trx,
  calendar: { teammateId: string; urlSealed: string; host: string },
  at: Temporal.Instant,
): Promise<void> {
  const fresh = { url_sealed: calendar.urlSealed, host: calendar.host, read_at: null, good_at: null, trouble: null };
  await trx
    .insertInto('absence_calendars')
    .values({ teammate_id: calendar.teammateId, ...fresh, created_at: at.toString() })
    .onConflict((conflict) => conflict.column('teammate_id').doUpdateSet(fresh))
    .execute();
}

export async function deleteAbsenceCalendar(trx: Trx, teammateId: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('absence_calendars')
    .where('teammate_id', '=', teammateId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Those that were not asked since. */
export async function calendarsToRead(db: Db, before: Temporal.Instant, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('absence_calendars')
    .select('teammate_id')
    .where(sql<SqlBool>`(read_at is null or read_at < ${before.toString()}::timestamptz)`)
    .orderBy('read_at', (order) => order.asc().nullsFirst())
    .limit(limit)
    .execute();
  return rows.map(({ teammate_id }) => teammate_id);
}

/** What came of asking: the moment, and what stood against it. Of the same address alone. */
export async function noteCalendarRead(
  trx: Trx,
  teammateId: string,
  urlSealed: string,
  trouble: AbsenceCalendar['trouble'],
  at: Temporal.Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('absence_calendars')
    .set({ read_at: at.toString(), trouble, ...(trouble === null ? { good_at: at.toString() } : {}) })
    .where('teammate_id', '=', teammateId)
    .where('url_sealed', '=', urlSealed)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteCalendarAbsences(trx: Trx, teammateId: string): Promise<void> {
  await trx.deleteFrom('absences').where('teammate_id', '=', teammateId).where('source', '=', 'calendar').execute();
}

export async function countCalendarAbsences(db: Db, teammateId: string): Promise<number> {
  const { count } = await db
    .selectFrom('absences')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('teammate_id', '=', teammateId)
    .where('source', '=', 'calendar')
    .executeTakeFirstOrThrow();
  return count;
}
