import '../features/shift-day/index.ts';
import type { Db } from '../platform/db/index.ts';
import { sql } from '../platform/db/index.ts';

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

/** Shifts that are over were lived as they were planned; four of five people said how they felt, well more often than not. */
export async function liveThrough(db: Db): Promise<void> {
  await sql`insert into shift_days (shift_id, teammate_id, begun_at, ended_at, energy, energy_at)
    select id, teammate_id, starts_at, ends_at, case when chance % 5 = 0 then null else 2 + chance % 4 end,
      case when chance % 5 = 0 then null else ends_at end
    from (select s.*, abs(hashtext(t.name || s.on_date::text)) as chance from shifts s
      join teammates t on t.id = s.teammate_id where s.state = 'complete') over
    on conflict (shift_id) do nothing`.execute(db);
}
