import './tickets.tables.ts';
import type { Db } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

/** For `/metrics`: what waits to be taken in, what could not be read, what is owed. */
export async function intakeFigures(db: Db): Promise<Record<string, number>> {
  const { rows } = await sql<Record<string, number>>`select
    (select count(*) from inbound where state = 'received') as inbound_waiting,
    (select count(*) from inbound where state = 'kept') as inbound_kept,
    (select count(*) from tickets where status in ('new', 'open') and merged_into_id is null and spam_at is null) as tickets_open`.execute(
    db,
  );
  return rows[0] ?? {};
}
