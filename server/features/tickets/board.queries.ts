import type { LanesBy } from '../../../contract/views.ts';
import { COUNTED_UP_TO, MOST_LANES } from '../../../contract/views.ts';
import type { Db, RawBuilder, SqlBool } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import './tickets.tables.ts';

export interface LaneRow {
  lane: string;
  name: string | null;
  count: number;
  oldest_at: Temporal.Instant | null;
}

/** Lanes that are known beforehand, each counted until it is enough. */
export async function countLanes(
  db: Db,
  lanes: readonly { lane: string; where: RawBuilder<SqlBool> }[],
): Promise<LaneRow[]> {
  const each = lanes.map(
    ({
      lane,
      where,
    }) => sql`(select ${lane}::text as lane, null::text as name, count(*) as count, min(status_changed_at) as oldest_at
      from (select status_changed_at from tickets where ${where} limit ${COUNTED_UP_TO + 1}) counted)`,
  );
  const { rows } = await sql<LaneRow>`${sql.join(each, sql` union all `)}`.execute(db);
  return rows;
}

/** Lanes of whoever or whatever the tickets have, nobody or nothing first, then the fullest. */
export async function findLanes(
  db: Db,
  by: Exclude<LanesBy, 'status' | 'priority'>,
  where: RawBuilder<SqlBool>,
): Promise<LaneRow[]> {
  const column = by === 'assignee' ? sql`tickets.assignee_id` : sql`tickets.category_id`;
  const names = by === 'assignee' ? sql`teammates` : sql`categories`;
  const { rows } = await sql<LaneRow>`
    select coalesce(lanes.id::text, 'none') as lane, names.name, least(lanes.count, ${COUNTED_UP_TO + 1}) as count, oldest_at from (
      select ${column} as id, count(*) as count, min(status_changed_at) as oldest_at from tickets where ${where}
      group by 1 order by ${column} is not null, count(*) desc, 1 limit ${MOST_LANES}) lanes
    left join ${names} names on names.id = lanes.id
    order by lanes.id is not null, lanes.count desc, lanes.id`.execute(db);
  return rows;
}

/** One lane: the category itself and not what lies under it. */
export function inLane(by: LanesBy, lane: string): RawBuilder<SqlBool> {
  switch (by) {
    case 'status':
      return sql<SqlBool>`tickets.status = ${lane}`;
    case 'priority':
      return sql<SqlBool>`tickets.priority = ${lane}`;
    case 'assignee':
      return lane === 'none'
        ? sql<SqlBool>`tickets.assignee_id is null`
        : sql<SqlBool>`tickets.assignee_id = ${lane}::uuid`;
    case 'category':
      return lane === 'none'
        ? sql<SqlBool>`tickets.category_id is null`
        : sql<SqlBool>`tickets.category_id = ${lane}::uuid`;
  }
}
