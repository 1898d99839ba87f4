import './questions.tables.ts';
import type { Db, RawBuilder, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

export async function desksWithQuestions(db: Db): Promise<{ desk_id: string; days: number }[]> {
  return db.selectFrom('asked_desks').select(['desk_id', 'days']).orderBy('desk_id').execute();
}

/**
 * A condition on `asked_tickets`: alone since before the window, in a group that nobody decided about and nobody asked
 * since, or older than anything is remembered.
 */
export function outOfTime(
  deskId: string,
  window: Temporal.Instant,
  remembered: Temporal.Instant,
  limit: number,
): RawBuilder<unknown> {
  return sql`ticket_id in (select a.ticket_id from asked_tickets a left join asked_groups g on g.id = a.group_id
    where a.desk_id = ${deskId}::uuid and a.asked_at < ${window.toString()}::timestamptz
      and (a.group_id is null or (g.state = 'to_write' and g.last_at < ${window.toString()}::timestamptz)
        or a.asked_at < ${remembered.toString()}::timestamptz)
    limit ${limit})`;
}

export async function dropEmptyGroups(trx: Trx, deskId: string): Promise<void> {
  await sql`delete from asked_groups g where g.desk_id = ${deskId}::uuid
    and not exists (select from asked_tickets a where a.group_id = g.id)`.execute(trx);
}
