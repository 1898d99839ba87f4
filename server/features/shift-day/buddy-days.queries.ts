import './shift-day.tables.ts';
import type { Db, Selectable, Tables, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

export type BuddyDayRow = Selectable<Tables['buddy_days']>;

interface OfDay {
  rotaId: string;
  teammateId: string;
  on: string;
}

/** Why somebody may go on that day; undefined: nobody said so. */
export async function liftOf(db: Db | Trx, { rotaId, teammateId, on }: OfDay): Promise<BuddyDayRow | undefined> {
  return db
    .selectFrom('buddy_days')
    .selectAll()
    .where('rota_id', '=', rotaId)
    .where('teammate_id', '=', teammateId)
    .where('on_date', '=', on)
    .executeTakeFirst();
}

/** Said again, the last one holds. */
export async function putBuddyLift(
  trx: Trx,
  { rotaId, teammateId, on }: OfDay,
  lift: { by: string | null; reason: string; at: Temporal.Instant },
): Promise<void> {
  const said = { lifted_by: lift.by, lifted_at: lift.at.toString(), lift_reason: lift.reason };
  await trx
    .insertInto('buddy_days')
    .values({ rota_id: rotaId, teammate_id: teammateId, on_date: on, ...said })
    .onConflict((conflict) => conflict.columns(['rota_id', 'teammate_id', 'on_date']).doUpdateSet(said))
    .execute();
}

/** How many replies and looks in a span, counted no further than `most`: enough to know whether a day is full. */
export async function countWork(
  db: Db | Trx,
  teammateId: string,
  { from, to }: { from: Temporal.Instant; to: Temporal.Instant },
  most: number,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from (
      select from messages m where m.author_id = ${teammateId}::uuid and m.type = 'reply' and m.author_kind = 'teammate'
        and m.created_at between ${from.toString()}::timestamptz and ${to.toString()}::timestamptz
        and m.facts->>'together' is null
      union all
      select from reviews r where r.looked_by = ${teammateId}::uuid
        and r.looked_at between ${from.toString()}::timestamptz and ${to.toString()}::timestamptz
      limit ${most}) done`.execute(db);
  return rows[0]?.count ?? 0;
}
