import '../features/shift-day/index.ts';
import type { Db } from '../platform/db/index.ts';

/** Moves a shift within its day. */
export async function putHours(db: Db, shiftId: string, from: Temporal.Instant, to: Temporal.Instant): Promise<void> {
  await db
    .updateTable('shifts')
    .set({ starts_at: from.toString(), ends_at: to.toString(), state: 'published' })
    .where('id', '=', shiftId)
    .execute();
}

export async function beginDay(db: Db, shiftId: string, teammateId: string, at: Temporal.Instant): Promise<void> {
  await db
    .insertInto('shift_days')
    .values({ shift_id: shiftId, teammate_id: teammateId, begun_at: at.toString() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
